using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>A host a test class, with an instance connected to the number of the fixtures.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    public OmniHost Host { get; } = OmniHost.Start();

    public Guid InstanceId { get; private set; }

    public async ValueTask InitializeAsync() => InstanceId = await Host.ConnectAsync(TestNumber.Fixtures);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Posts a webhook, rightly signed.</summary>
    public async Task PostWebhookAsync(byte[] body)
    {
        var response = await Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), InstanceId);
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
    }
}
