using Omni.Api.Foundation;

namespace Omni.Api.Operations.Commands;

/// <summary>Prints help and version.</summary>
internal static class Usage
{
    /// <summary>The commands that run instead of the host.</summary>
    public static readonly IReadOnlyList<string> Commands = [BackupCommand.Name, MarkRestoredCommand.Name, MoveCommand.Name];

    private const string Text = $"""
        Omni: a gateway for the WhatsApp Business Cloud API.

        Usage:
          Omni.Api [options]                       start the host
          Omni.Api {BackupCommand.Name} <folder> [options]       copy databases, keys and API key to a new folder, also while the host runs
          Omni.Api {MarkRestoredCommand.Name} [options]         mark the database as restored: the next start holds the outbox
          Omni.Api {MoveCommand.Name} [options]      move the SQLite files into the PostgreSQL database of the settings
          Omni.Api --help | --version

        Options:
          --resume-outbox                          start, and send what a restored back-up holds
          --urls <addresses>                       where to listen, http://localhost:8882 by default
          --environment <name>                     Development turns the sandbox on
          --<Section>:<Name> <value>               any setting, as --Omni:DataDirectory /var/lib/omni (README lists them);
                                                   the same as the environment variable Omni__DataDirectory

        """;

    /// <summary>Returns the exit code when there is nothing to run; null otherwise.</summary>
    public static int? TryAnswer(CommandLine line)
    {
        if (line.Fault is { } fault)
        {
            Console.Error.WriteLine($"Omni {fault}: --help shows what there is");
            return CommandLine.UsageExitCode;
        }

        if (line.WantsHelp) Console.Out.Write(Text);
        if (line.WantsVersion) Console.Out.WriteLine(HostVersion.Number);
        return line.WantsHelp || line.WantsVersion ? 0 : null;
    }
}
