using System.Text;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests.Clients;

/// <summary>
/// Foreign clients of the Cloud API run unchanged on the sandbox: their sends, uploads, templates and webhooks, with their own signature
/// checks and parsers.
/// </summary>
public sealed class RealClientTests
{
    private const string Page = "docs/start/sandbox.md", Begin = "<!-- clients: written by RealClientTests -->", End = "<!-- /clients -->";

    private static readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyList<ClientLine>>>> Runs = new(ClientRun.AllAsync);

    [Theory]
    [InlineData("whatsapp-api-js")]
    [InlineData("@kapso/whatsapp-cloud-api")]
    [InlineData("@great-detail/whatsapp")]
    public async Task A_client_of_Meta_runs_unchanged(string package)
    {
        var lines = (await Runs.Value)[package];

        lines.Where(line => !line.IsExpected).Should().BeEmpty();
        SaidOf("failed").Should().Contain("131047", "the customer had not written");
        Said(line => line.Call.Contains("message", StringComparison.Ordinal) && line.Said.Contains("\"text\":\"", StringComparison.Ordinal))
            .Should().Contain("Ana Lima").And.Contain("50% /").And.Contain("\\\"now\\\"").And.Contain("😀");
        SaidOf("sent").Should().Contain("free_customer_service").And.Contain("PMP").And.Contain("order-1").And.Contain("Ana Lima")
            .And.Contain(ClientRun.UserIdOf(package));
        SaidOf("read").Should().Contain("order-1");
        Said(line => line.Said.Contains("\"reply\":", StringComparison.Ordinal)).Should().Contain("Ana Lima", "the name is remembered");

        string Said(Func<ClientLine, bool> which) => lines.First(which).Said;
        string SaidOf(string status) => lines.First(line => line.Call.Contains($"status {status}", StringComparison.Ordinal)).Said;
    }

    [Fact]
    public async Task What_each_call_gets_is_documented()
    {
        var runs = await Runs.Value;
        var page = await File.ReadAllTextAsync(Path.Combine(Golden.Root, Page));
        var (before, after) = (page[..(page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)],
            page[page.IndexOf(End, StringComparison.Ordinal)..]);
        var table = new StringBuilder("\n\n| client | gets | calls |\n|---|---|---|\n");
        foreach (var (package, lines) in runs)
        {
            foreach (var same in lines.GroupBy(line => line.Gets))
                table.Append($"| {package} | {same.Key} | {string.Join(", ", same.Select(line => $"`{line.Call}`"))} |\n");
        }

        var expected = $"{before}{table}\n{after}";

        Golden.Match(Page, expected).Should().Be(expected, "OMNI_UPDATE_GOLDEN=1 writes the table anew");
    }
}
