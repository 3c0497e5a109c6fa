using System.Diagnostics;
using Omni.Testing;

namespace Omni.Client.Tests.Generators;

/// <summary>Programs that read the OpenAPI document.</summary>
internal static class Tool
{
    private const string Modules = "node_modules";

    public static string Document { get; } = Path.Combine(Golden.Root, "docs", "openapi.json");

    /// <summary>
    /// The modules beside a program of npm, for what is compiled against them. A newer Node.js than the machine's may be among them: some
    /// programs want one.
    /// </summary>
    public static string ModulesOf(string program)
    {
        var file = Require.Program(program);
        var path = File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
        return path[..(path.IndexOf(Modules, StringComparison.Ordinal) + Modules.Length)];
    }

    /// <summary>Runs a program of npm; its exit code must be 0.</summary>
    public static async Task<string> NpmAsync(string folder, string program, params string[] arguments)
    {
        var (code, said) = await TryNpmAsync(folder, program, arguments);
        code.Should().Be(0, $"{program} said {said}");
        return said;
    }

    public static Task<(int Code, string Said)> TryNpmAsync(string folder, string program, params string[] arguments) =>
        RunAsync(folder, NodeOf(program), [Require.Program(program), .. arguments]);

    /// <summary>The Node.js that runs a program of npm.</summary>
    public static string NodeOf(string program) =>
        Path.Combine(ModulesOf(program), ".bin", "node") is var beside && File.Exists(beside) ? beside : Require.Program("node");

    public static async Task<(int Code, string Said)> RunAsync(
        string folder, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        foreach (var quiet in new[] { "KIOTA_CLI_TELEMETRY_OPTOUT", "KIOTA_OFFLINE_ENABLED", "REDOCLY_SUPPRESS_UPDATE_NOTICE" })
            start.Environment[quiet] = "true";
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{await said}{await errors}");
    }
}
