using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>Which web pages may call the API.</summary>
public sealed class CorsTests
{
    private const string App = "https://app.example.com", Other = "https://other.example.com";

    [Theory]
    [InlineData(null, null, "*", "*")]
    [InlineData("Omni:Cors:Origins:0", "*", "*", "*")]
    [InlineData("Omni:Cors:Origins:0", App, App, null)]
    [InlineData("Omni:Cors:Origins:0", "", null, null)]
    [InlineData("Omni:Cors:Origins", "", null, null)]
    public async Task Only_the_origins_of_the_setting_are_allowed(string? name, string? value, string? allowsApp, string? allowsOther)
    {
        await using var host = OmniHost.Start(settings: name is null ? null : new Dictionary<string, string?> { [name] = value });

        (await AllowedAsync(host, App)).Should().Be(allowsApp);
        (await AllowedAsync(host, Other)).Should().Be(allowsOther);
    }

    private static async Task<string?> AllowedAsync(OmniHost host, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/chats");
        request.Headers.Add("Origin", origin);
        using var answer = await host.Api.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }
}
