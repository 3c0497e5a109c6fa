using Omni.Api.Sending.Outbox;

namespace Omni.Api.Operations.Commands;

/// <summary>
/// The parsed command line: a command or none, settings, and the fault if there is one. An unknown word never starts a server.
/// </summary>
internal sealed record CommandLine
{
    /// <summary>EX_USAGE of sysexits.h: the command was used incorrectly.</summary>
    public const int UsageExitCode = 64;

    private static readonly HashSet<string> Help = ["--help", "-h", "-?", "/?", "help"];

    /// <summary>
    /// Settings without a section: ASP.NET Core's own. Names with a section contain a colon, those of environment variables an underscore.
    /// </summary>
    private static readonly HashSet<string> HostSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "urls", "environment", "contentRoot", "webRoot", "applicationName", "startupAssembly", "allowedHosts", "detailedErrors",
        "captureStartupErrors", "shutdownTimeoutSeconds", "suppressStatusMessages", "preferHostingUrls", "preventHostingStartup",
        "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "staticWebAssets",
    };

    /// <summary>The command; null starts the host.</summary>
    public string? Command { get; private init; }

    /// <summary>The folder of <c>backup</c>.</summary>
    public string? Folder { get; private init; }

    /// <summary>The arguments for the configuration.</summary>
    public string[] Settings { get; private init; } = [];

    public bool WantsHelp { get; private init; }

    public bool WantsVersion { get; private init; }

    /// <summary>The fault; null when there is none.</summary>
    public string? Fault { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        if (args.Any(Help.Contains)) return new CommandLine { WantsHelp = true };
        if (args.Contains("--version")) return new CommandLine { WantsVersion = true };
        string? command = null, folder = null;
        var settings = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var arg = args[i];
            if (arg == $"--{OutboxHold.Switch}")
            {
                settings.Add($"{arg}=true");
            }
            else if (SettingOf(arg) is { } name)
            {
                var isWhole = arg.Contains('=', StringComparison.Ordinal);
                if (!IsKnown(name) && !(isWhole && IsForeign(name))) return new CommandLine { Fault = $"does not know '{arg}'" };
                if (isWhole) settings.Add(arg);
                else if (i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)) settings.AddRange([arg, args[++i]]);
                else return new CommandLine { Fault = $"needs a value after '{arg}'" };
            }
            else if (command is null)
            {
                if (!Usage.Commands.Contains(arg)) return new CommandLine { Fault = $"does not know '{arg}'" };
                command = arg;
            }
            else if (command == BackupCommand.Name && folder is null)
            {
                folder = arg;
            }
            else
            {
                return new CommandLine { Fault = $"does not know what to do with '{arg}' after '{command}'" };
            }
        }

        return new CommandLine { Command = command, Folder = folder, Settings = [.. settings] };
    }

    /// <summary>The name of the setting in an argument; null when the argument is a command or belongs to one.</summary>
    private static string? SettingOf(string arg)
    {
        if (arg.StartsWith('-')) return arg.TrimStart('-').Split('=')[0];

        // The other two forms of .NET: /name=value and name=value.
        var bare = arg.TrimStart('/');
        return bare.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && IsKnown(bare[..at]) ? bare[..at] : null;
    }

    /// <summary>
    /// Whether a tool added the option, as test hosts do with sections and environment variables: it is ignored, as ASP.NET Core does.
    /// Options of people are in lower case.
    /// </summary>
    private static bool IsForeign(string name) => name.Any(char.IsAsciiLetterUpper) && !name.Contains('-', StringComparison.Ordinal);

    private static bool IsKnown(string name) => name == OutboxHold.Switch || HostSettings.Contains(name) || name.IndexOfAny([':', '_']) > 0;
}
