using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>Every request in <c>docs/send</c> works as it stands.</summary>
public sealed partial class SendDocsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(Golden.Root, "docs", "send"), "*.md")
        .Select(f => Path.GetFileName(f)).Where(f => f is not ("text.md" or "kinds.md" or "reliably.md"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_request_is_taken(string page)
    {
        var blocks = HttpBlock().Matches(await File.ReadAllTextAsync(Path.Combine(Golden.Root, "docs", "send", page)));

        blocks.Should().NotBeEmpty();
        foreach (Match block in blocks)
        {
            var body = JsonNode.Parse(block.Groups["body"].Value)!;
            body["instanceId"] = fixture.InstanceId;
            (await fixture.Host.PostAsync(block.Groups["path"].Value, body)).Status
                .Should().BeOneOf([HttpStatusCode.Created, HttpStatusCode.OK], block.Value);
        }
    }

    [GeneratedRegex(@"```http\nPOST (?<path>\S+)\n\n(?<body>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HttpBlock();
}
