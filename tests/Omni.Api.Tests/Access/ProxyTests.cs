using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

/// <summary>Whose word counts for an address: a proxy's that the settings name, and nobody else's.</summary>
public sealed class ProxyTests(ProxyTests.BehindProxies fixture) : IClassFixture<ProxyTests.BehindProxies>
{
    [Theory]
    [InlineData("203.0.113.7", null, "203.0.113.7")]
    [InlineData("6.6.6.6, 203.0.113.7", null, "203.0.113.7")]
    [InlineData("203.0.113.7, 10.1.2.3", null, "203.0.113.7")]
    [InlineData("203.0.113.7, 10.1.2.3, 10.9.9.9", null, "203.0.113.7")]
    [InlineData("10.1.2.3", null, "10.1.2.3")]
    [InlineData("203.0.113.7:4711", null, "203.0.113.7")]
    [InlineData("2001:db8::7", null, "2001:db8::7")]
    [InlineData("[2001:db8::7]:4711", null, "2001:db8::7")]
    [InlineData("203.0.113.7, unknown", null, "127.0.0.1")]
    [InlineData("203.0.113.7, 7", null, "127.0.0.1")]
    [InlineData("203.0.113.7, ", null, "127.0.0.1")]
    [InlineData("[", null, "127.0.0.1")]
    [InlineData(null, "for=203.0.113.7", "203.0.113.7")]
    [InlineData(null, "for=6.6.6.6, For=\"[2001:db8::7]:4711\";proto=https;by=10.1.2.3", "2001:db8::7")]
    [InlineData(null, "for=203.0.113.7, for=_hidden", "127.0.0.1")]
    [InlineData(null, "proto=https", "127.0.0.1")]
    [InlineData("203.0.113.7", "for=203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7", "for=6.6.6.6", "127.0.0.1")]
    public async Task A_named_proxy_says_who_calls(string? list, string? standard, string address)
    {
        (await SeenAsync(fixture.Host, list, standard)).Should().Be(address);
    }

    [Fact]
    public async Task Nobody_elses_word_counts()
    {
        await using var open = OmniHost.Start();
        await using var elsewhere = OmniHost.Start(settings: new Dictionary<string, string?> { ["Omni:Proxies:0"] = "10.0.0.0/8" });

        (await SeenAsync(open, "203.0.113.7", "for=203.0.113.7")).Should().Be("127.0.0.1");
        (await SeenAsync(elsewhere, "203.0.113.7", "for=203.0.113.7")).Should().Be("127.0.0.1");
    }

    /// <summary>The address that the audit has of a request.</summary>
    private static async Task<string> SeenAsync(OmniHost host, string? list, string? standard)
    {
        var id = Guid.CreateVersion7().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/chats");
        request.Headers.Add("x-request-id", id);
        if (list is not null) request.Headers.TryAddWithoutValidation("X-Forwarded-For", list);
        if (standard is not null) request.Headers.TryAddWithoutValidation("Forwarded", standard);
        (await host.Api.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.OK);
        var noted = await Eventually.IsAsync(
            async () =>
                (await host.ListAsync("/api/v2/audit?limit=100")).Where(e => e.GetProperty("requestId").GetString() == id).ToList(),
                found => found.Count > 0, "it is noted");
        return IPAddress.Parse(noted[0].GetProperty("ipAddress").GetString()!) is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4()
            .ToString() : noted[0].GetProperty("ipAddress").GetString()!;
    }

    /// <summary>A host behind two kinds of proxies, named in one value.</summary>
    public sealed class BehindProxies : IAsyncDisposable
    {
        public OmniHost Host { get; } =
            OmniHost.Start(settings: new Dictionary<string, string?> { ["Omni:Proxies"] = "127.0.0.1, ::1, 10.0.0.0/8" });

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
