using System.Diagnostics;
using System.IO.Compression;
using Omni.Testing;

namespace Omni.EndToEnd.Tests;

/// <summary>The packages that people install: with README, icon, docs and symbols.</summary>
public sealed class PackTests
{
    [Theory]
    [InlineData("Omni.Channels.Sdk")]
    [InlineData("Omni.Channels.WhatsAppCloud")]
    [InlineData("Omni.Client")]
    [InlineData("Omni.Contract")]
    public async Task A_package_builds_complete(string project)
    {
        var target = Directory.CreateTempSubdirectory("omni-pack-").FullName;
        try
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            var start =
                new ProcessStartInfo(
                    "dotnet", ["pack", Path.Combine(Golden.Root, "src", project), "--no-build", "-c", configuration, "-o", target])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                };
            using var pack = Process.Start(start)!;
            var said = await pack.StandardOutput.ReadToEndAsync();
            await pack.WaitForExitAsync();
            pack.ExitCode.Should().Be(0, said);

            var files = Directory.GetFiles(target).Select(f => Path.GetFileName(f)).ToList();
            files.Should().Contain(f => f.EndsWith(".snupkg", StringComparison.Ordinal));
            using var package = ZipFile.OpenRead(Path.Combine(target, files.Single(f => f.EndsWith(".nupkg", StringComparison.Ordinal))));
            var entries = package.Entries.Select(e => e.FullName).ToList();
            entries.Should().Contain(["README.md", "icon.png", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml"]);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }
}
