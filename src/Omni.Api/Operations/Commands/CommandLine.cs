using Omni.Api.Sending.Outbox;

namespace Omni.Api.Operations.Commands;

/// <summary>
/// What the program was called with: a command or none, settings, and what is wrong with it. A word that it does not know
/// never starts a server.
/// </summary>
internal sealed record CommandLine
{
    /// <summary>EX_USAGE of sysexits.h: the command was used wrongly.</summary>
    public const int UsageExitCode = 64;

    private static readonly HashSet<string> Help = ["--help", "-h", "-?", "/?", "help"];

    /// <summary>
    /// Settings without a section: ASP.NET Core's own. Names of sections have a colon, those of environment variables an
    /// underscore.
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

    /// <summary>What configuration takes.</summary>
    public string[] Settings { get; private init; } = [];

    public bool WantsHelp { get; private init; }

    public bool WantsVersion { get; private init; }

    /// <summary>What is wrong with it; null when nothing is.</summary>
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

    /// <summary>The name of the setting that an argument is; null when it is a command, or of one.</summary>
    private static string? SettingOf(string arg)
    {
        if (arg.StartsWith('-')) return arg.TrimStart('-').Split('=')[0];

        // The other two forms of .NET: /name=value and name=value.
        var bare = arg.TrimStart('/');
        return bare.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && IsKnown(bare[..at]) ? bare[..at] : null;
    }

    /// <summary>
    /// What tools add of their own (test hosts repeat sections and environment variables) is ignored, as by ASP.NET Core. A
    /// person's options are small letters.
    /// </summary>
    private static bool IsForeign(string name) => name.Any(char.IsAsciiLetterUpper) && !name.Contains('-', StringComparison.Ordinal);

    private static bool IsKnown(string name) => name == OutboxHold.Switch || HostSettings.Contains(name) || name.IndexOfAny([':', '_']) > 0;
}
