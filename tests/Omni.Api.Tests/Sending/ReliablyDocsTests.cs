using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>The requests of <c>docs/send/reliably.md</c>, one after the other, as they stand; only the ids are filled in.</summary>
public sealed partial class ReliablyDocsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Every_request_works()
    {
        var blocks = HttpBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Golden.Root, "docs", "send", "reliably.md")));
        blocks.Should().HaveCountGreaterThan(5);
        var message = "";
        foreach (var block in blocks.Select(b => b.Groups["block"].Value))
        {
            var filled = block.Replace("{instance}", fixture.InstanceId.ToString(), StringComparison.Ordinal)
                .Replace("{message}", message, StringComparison.Ordinal)
                    .Replace("{tomorrow}", TimeProvider.System.GetUtcNow().AddDays(1)
                        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var (status, body) = await SendAsync(filled);

            status.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted], $"{filled}\n{body}");
            if (body.GetProperty(body.TryGetProperty("data", out _) ? "data" : "success") is { ValueKind: JsonValueKind.Object } data
                && data.TryGetProperty("id", out var id))
            {
                message = id.GetString()!;
            }
        }
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string text)
    {
        var (head, body) = text.Split("\n\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var lines = head.Trim().Split('\n');
        var target = lines[0].Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(target[0]), target[1]);
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var line in lines.Skip(1).Where(l => !l.StartsWith("Content-Type", StringComparison.Ordinal)))
            request.Headers.Add(line.Split(':')[0], line.Split(':', 2)[1].Trim());
        using var response = await fixture.Host.Api.SendAsync(request);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex(@"```http\n(?<block>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HttpBlock();
}
