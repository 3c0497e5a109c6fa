using System.Diagnostics;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>
/// README's walk-through, its commands as they stand there. The address differs, a free port of this machine; and where a
/// reader's pace is enough of a pause, what is waited for is waited for.
/// </summary>
public sealed partial class ReadmeTests
{
    /// <summary>In place of README's second of patience.</summary>
    private const string BothAreThere = "until SEEN=$(curl -s \"$OMNI/api/v2/messages\" -H \"x-api-key: $KEY\") && grep -q '\"deliveryStatus\":\"read\"' <<< \"$SEEN\" && grep -q 'Hello back' <<< \"$SEEN\"; do sleep 0.2; done";

    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task The_walk_through_does_what_it_says()
    {
        if (Missing() is { } tool)
        {
            Environment.GetEnvironmentVariable("OMNI_REQUIRE_SERVERS").Should().NotBe("1", $"this machine must have {tool}");
            Assert.Skip($"The walk-through needs {tool}, which this machine does not have");
        }

        var root = RootOfRepository();
        var port = HostProcess.FreePort();
        var blocks = Blocks(await File.ReadAllTextAsync(Path.Combine(root, "README.md"))).Select(b => b.Replace("localhost:8882", $"localhost:{port}", StringComparison.Ordinal).Replace("sleep 1", BothAreThere, StringComparison.Ordinal)).ToList();
        blocks.Should().HaveCountGreaterThan(3);
        var data = Directory.CreateTempSubdirectory("omni-readme-").FullName;
        using var host = Shell(root, blocks[0], data, port);
        try
        {
            var steps = string.Join("\necho; echo '=== next'\n", blocks.Skip(1));
            using var shell = Shell(root, $"until curl -sf http://localhost:{port}/health/ready | grep -q '\"connected\":1'; do sleep 0.2; done\n{steps}", data, port);
            var output = shell.StandardOutput.ReadToEndAsync();
            var errors = shell.StandardError.ReadToEndAsync();
            try
            {
                await shell.WaitForExitAsync(new CancellationTokenSource(StepLimit).Token);
            }
            finally
            {
                if (!shell.HasExited) shell.Kill(entireProcessTree: true);
            }

            var said = await output;
            shell.ExitCode.Should().Be(0, await errors);
            said.Should().Contain("\"externalMessageId\":\"wamid.").And.Contain("Hello from Omni").And.Contain("Hello back").And.Contain("\"deliveryStatus\":\"read\"").And.Contain("401");
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>What the walk-through uses and this machine lacks.</summary>
    private static string? Missing() => Array.Find(
        ["bash", "curl", "grep", "cut", "head"],
        tool => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool))));

    private static Process Shell(string root, string commands, string data, int port)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", commands]) { WorkingDirectory = root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = $"http://localhost:{port}";
        start.Environment["Omni__DataDirectory"] = data;
        return Process.Start(start)!;
    }

    private static IEnumerable<string> Blocks(string readme)
    {
        var walk = readme[readme.IndexOf("## Walk-through", StringComparison.Ordinal)..];
        walk = walk[..walk.IndexOf("\n## ", 5, StringComparison.Ordinal)];
        return ShellBlock().Matches(walk).Select(m => m.Groups["commands"].Value.Trim());
    }

    private static string RootOfRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Omni.WhatsAppCloud.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("```bash\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ShellBlock();
}
