using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>Secrets with which anyone could forge are refused where they are given.</summary>
public sealed class SecretTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("appSecret", "")]
    [InlineData("appSecret", "   ")]
    [InlineData("appSecret", "short")]
    [InlineData("appSecret", "fifteen-letters")]
    [InlineData("previousAppSecret", "short")]
    [InlineData("webhookVerifyToken", "")]
    [InlineData("webhookVerifyToken", " ")]
    public async Task A_secret_that_proves_nothing_is_refused(string field, string secret)
    {
        var credentials = new Dictionary<string, string?>(new TestNumber { PhoneNumberId = "741000000000001" }.Credentials())
        {
            [field] = secret,
        };

        var (status, body) = await Host.PostAsync(
            "/api/v2/instances", new { name = $"weak {field}", channel = "whatsapp-cloud", credentials });

        status.Should().Be(HttpStatusCode.BadRequest, body.ToString());
        body.GetProperty("error").GetProperty("details").ToString().Should().Contain($"credentials.{field}");
    }

    [Theory]
    [InlineData("appSecret", "short")]
    [InlineData("appSecret", "")]
    [InlineData("webhookVerifyToken", "")]
    [InlineData("webhookVerifyToken", null)]
    public async Task A_good_secret_cannot_be_replaced_by_one_that_proves_nothing(string field, string? secret)
    {
        using var content = JsonContent.Create(new { credentials = new Dictionary<string, string?> { [field] = secret } });

        using var answer = await Host.Api.PatchAsync(new Uri($"/api/v2/instances/{fixture.InstanceId}", UriKind.Relative), content);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&hub.verify_token=")]
    [InlineData("&hub.verify_token=%20")]
    public async Task An_empty_verify_token_matches_nothing(string token)
    {
        var answer = await Host.Web.GetAsync(
            new Uri($"/webhooks/whatsapp-cloud?instance={fixture.InstanceId}&hub.mode=subscribe&hub.challenge=1{token}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("whsec_not base64!")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public async Task A_signing_secret_under_24_bytes_is_refused(string secret)
    {
        var (made, body) = await Host.PostAsync("/api/v2/subscriptions", new { url = "https://example.com/hook", secret });
        var (good, subscription) = await Host.PostAsync("/api/v2/subscriptions", new { url = "https://example.com/hook" });
        good.Should().Be(HttpStatusCode.Created);
        var id = subscription.GetProperty("data").GetProperty("id").GetGuid();
        using var content = JsonContent.Create(new { secret });
        using var changed = await Host.Api.PatchAsync(new Uri($"/api/v2/subscriptions/{id}", UriKind.Relative), content);

        made.Should().Be(HttpStatusCode.BadRequest);
        body.ToString().Should().Contain("secret");
        changed.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        JsonElement.Parse(await changed.Content.ReadAsStringAsync()).ToString().Should().Contain("24 to 64 bytes");
    }
}
