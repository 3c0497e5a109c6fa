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
    private const string Renewed = "OMNI_UPDATE_GOLDEN=1 writes the table anew";

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

        var documented = RowsOf(Golden.Match(Page, $"{before}{table}\n{after}"));

        var made = runs.SelectMany(run => run.Value, (run, line) => (Key: $"{run.Key} {line.Call}", line.Gets)).ToDictionary();
        documented.Keys.Should().BeEquivalentTo(made.Keys, Renewed);
        made.Where(call => documented[call.Key] != call.Value && !HasCome(call.Value, documented[call.Key])).Should().BeEmpty(Renewed);
    }

    /// <summary>Whether a call works that the page says the sandbox does not have: the page may be late.</summary>
    private static bool HasCome(string gets, string documented) =>
        gets == "works" && documented.StartsWith("differs", StringComparison.Ordinal);

    private static Dictionary<string, string> RowsOf(string page) => (
        from row in page[page.IndexOf(Begin, StringComparison.Ordinal)..].Split('\n')
        let cells = row.Split(" | ")
        where cells.Length == 3 && row.Contains('`', StringComparison.Ordinal)
        from call in cells[2].TrimEnd(' ', '|').Split("`, `")
        select ($"{cells[0][2..]} {call.Trim('`')}", cells[1])).ToDictionary();
}
