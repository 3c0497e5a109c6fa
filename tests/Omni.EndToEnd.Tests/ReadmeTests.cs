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
    private const string BothAreThere =
        "until SEEN=$(curl -s \"$OMNI/api/v2/messages\" -H \"x-api-key: $KEY\") && grep -q '\"deliveryStatus\":\"read\"' <<< \"$SEEN\" && "
        + "grep -q 'are you open' <<< \"$SEEN\"; do sleep 0.2; done";

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
        var blocks = Blocks(await File.ReadAllTextAsync(Path.Combine(root, "README.md")))
            .Select(b => b.Replace("localhost:8882", $"localhost:{port}", StringComparison.Ordinal)
                .Replace("sleep 1", BothAreThere, StringComparison.Ordinal))
            .ToList();
        blocks.Should().HaveCountGreaterThan(3);
        var data = Directory.CreateTempSubdirectory("omni-readme-").FullName;
        using var host = BackgroundProcess.Start(Shell(root, blocks[0], data, port));
        try
        {
            var steps = string.Join("\necho; echo '=== next'\n", blocks.Skip(1));
            await host.ReadyAsync(() => IsConnectedAsync(port), "the host is ready and connected to the sandbox");
            using var shell = BackgroundProcess.Start(Shell(root, steps, data, port));

            (await shell.ExitedAsync()).Should().Be(0, $"the host said {host.Said}, the steps {shell.Said}");
            shell.Said.Should().Contain("\"externalMessageId\":\"wamid.").And.Contain("Hello from Omni").And.Contain("are you open")
                .And.Contain("\"deliveryStatus\":\"read\"").And.Contain("401");
        }
        finally
        {
            host.Kill();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<bool> IsConnectedAsync(int port)
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true);
        try
        {
            return (await client.GetStringAsync(new Uri($"http://localhost:{port}/health")))
                .Contains("\"connected\":1", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>What the walk-through uses and this machine lacks.</summary>
    private static string? Missing() => Array.Find(
        ["bash", "curl", "grep", "cut", "head"],
        tool => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool))));

    private static ProcessStartInfo Shell(string root, string commands, string data, int port)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", commands]) { WorkingDirectory = root };
        start.Environment["ASPNETCORE_URLS"] = $"http://localhost:{port}";
        start.Environment["Omni__DataDirectory"] = data;
        return start;
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
