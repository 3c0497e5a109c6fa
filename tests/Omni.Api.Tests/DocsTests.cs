using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>
/// Every request in these pages is made as it stands, and answered as they say: 200, or the status beside <c>http</c>. Only
/// ids are filled in.
/// </summary>
public sealed partial class DocsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("start/getting-started.md")]
    [InlineData("receive/events.md")]
    [InlineData("receive/search.md")]
    [InlineData("errors.md")]
    [InlineData("operate/keys.md")]
    [InlineData("migrate/from-omni.md")]
    [InlineData("migrate/from-baileys.md")]
    [InlineData("migrate/from-libraries.md")]
    public async Task Every_request_is_answered_as_the_page_says(string page)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal) { ["instance"] = fixture.InstanceId.ToString() };
        var blocks = HttpBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Golden.Root, "docs", page)));
        blocks.Should().NotBeEmpty();
        foreach (Match block in blocks)
        {
            var indent = block.Groups["indent"].Value;
            var text = ids.Aggregate(
                block.Groups["block"].Value.Replace($"\n{indent}", "\n", StringComparison.Ordinal).Trim(),
                (t, id) => t.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

            var (status, answer) = await SendAsync(text);

            status.Should().Be(block.Groups["status"].Success ? int.Parse(block.Groups["status"].Value) : 200, $"{page}: {text}\n{answer}");
            Remember(ids, text, answer);
        }
    }

    [Fact]
    public void Every_page_with_requests_is_run_by_a_test()
    {
        var run = typeof(DocsTests).GetMethod(nameof(Every_request_is_answered_as_the_page_says))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>().Select(d => (string)d.Data[0]!);
        var docs = Path.Combine(Golden.Root, "docs");

        Directory.GetFiles(docs, "*.md", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("```http", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(docs, f))
                .Where(f => !f.StartsWith("send", StringComparison.Ordinal))
            .Should().BeEquivalentTo(run, "those of docs/send have tests of their own");
    }

    private static void Remember(Dictionary<string, string> ids, string text, JsonElement answer)
    {
        if (!answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) return;
        if (data.TryGetProperty("externalMessageId", out _)) ids["message"] = data.GetProperty("id").GetString()!;
        else if (data.TryGetProperty("messageId", out var message)) ids["message"] = message.GetString()!;
        if (text.StartsWith("POST /api/v2/keys\n", StringComparison.Ordinal)) ids["key"] = data.GetProperty("id").GetString()!;
        if (text.StartsWith("POST /api/v2/subscriptions\n", StringComparison.Ordinal))
            ids["subscription"] = data.GetProperty("id").GetString()!;
    }

    private async Task<(int Status, JsonElement Answer)> SendAsync(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var target = head.Split('\n')[0].Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(target[0]), new Uri(target[1], UriKind.Relative));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await fixture.Host.Api.SendAsync(request);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex(
        @"^(?<indent> *)```http(?: (?<status>\d+))?\n(?<block>.*?)\n *```",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex HttpBlock();
}
