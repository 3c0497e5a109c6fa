using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Omni.Testing;

namespace Omni.Client.Tests;

/// <summary>Every block of C# in the docs stands in <see cref="ClientDocs"/>, where the compiler reads it.</summary>
public sealed partial class ClientDocsTests
{
    [Fact]
    public void Every_block_of_the_docs_is_compiled()
    {
        var compiled = Lines(File.ReadAllText(Path.Combine(Golden.Root, "tests", "Omni.Client.Tests", "ClientDocs.cs")));
        string[] pages =
        [
            Path.Combine(Golden.Root, "README.md"),
            Path.Combine(Golden.Root, "src", "Omni.Client", "README.md"), Path.Combine(Golden.Root, "src", "Omni.Contract", "README.md"),
            .. Directory.GetFiles(Path.Combine(Golden.Root, "docs"), "*.md", SearchOption.AllDirectories),
        ];
        var blocks = pages
            .SelectMany(page => Block().Matches(File.ReadAllText(page)).Select(b => (Page: page, Code: Lines(b.Groups["code"].Value))))
            .ToList();

        blocks.Where(b => !compiled.Contains(b.Code, StringComparison.Ordinal)).Select(b => $"{b.Page}: {b.Code}").Should().BeEmpty();
        blocks.Should().HaveCountGreaterThan(15);
    }

    [Fact]
    public async Task The_receiver_of_the_guide_takes_what_is_signed_and_nothing_else()
    {
        const string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        ClientDocs.Receive(app, secret);
        await app.StartAsync();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler());
        var address = new Uri($"{app.Urls.First()}/omni-events");

        async Task<HttpStatusCode> PostAsync(string signedBody, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8) };
            var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
            var hash = System.Security.Cryptography.HMACSHA256.HashData(
                Convert.FromBase64String(secret[6..]), Encoding.UTF8.GetBytes($"e.{seconds}.{signedBody}"));
            request.Headers.Add("webhook-id", "e");
            request.Headers.Add("webhook-timestamp", seconds);
            request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(hash)}");
            using var answer = await client.SendAsync(request, CancellationToken.None);
            return answer.StatusCode;
        }

        var body = $$$"""{"id":"{{{Guid.CreateVersion7()}}}","type":"custom.x","timestamp":1,"payload":{},"metadata":{}}""";
        (await PostAsync(body, body)).Should().Be(HttpStatusCode.OK);
        (await PostAsync(body, body + " ")).Should().Be(HttpStatusCode.Unauthorized);
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("^```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
