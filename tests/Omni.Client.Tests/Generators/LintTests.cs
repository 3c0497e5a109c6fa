using System.Text.Json;
using Omni.Testing;

namespace Omni.Client.Tests.Generators;

/// <summary>The document is clean by the rules of redocly (<c>redocly.yaml</c>) and spectral (<c>.spectral.yaml</c>).</summary>
public sealed class LintTests
{
    [Fact]
    public async Task Redocly_finds_nothing()
    {
        var said = await Tool.NpmAsync(Golden.Root, "redocly", "lint", Tool.Document, "--format=json");

        using var report = JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..(said.LastIndexOf('}') + 1)]);
        report.RootElement.GetProperty("problems").EnumerateArray().Select(p => p.GetRawText()).Should().BeEmpty();
    }

    [Fact]
    public async Task Spectral_finds_nothing() =>
        (await Tool.NpmAsync(Golden.Root, "spectral", "lint", Tool.Document, "--fail-severity=hint")).Should().Contain("No results");
}
