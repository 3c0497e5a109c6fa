using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>A channel acts on what its webhooks reported after it is stored, once, and not on what is outdated.</summary>
public sealed class NotifiedChannelTests : IAsyncLifetime
{
    private readonly OmniHost _host = OmniHost.Start(NotifiedChannel.AddTo);
    private Guid _instance;

    private NotifiedChannel Channel => _host.Services.GetRequiredService<NotifiedChannel>();

    public async ValueTask InitializeAsync()
    {
        var (status, created) = await _host.PostAsync(
            "/api/v2/instances", new { name = "n", channel = "notified", credentials = new { any = "thing" } });
        status.Should().Be(HttpStatusCode.Created);
        _instance = created.GetProperty("data").GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_event_that_was_stored_is_handed_to_its_channel_once()
    {
        await PostAsync("a", "b", "a", "end");

        await StoredAsync("a", "b", "end");
        (await _host.ListAsync("/api/v2/events?eventType=custom.note")).Should().HaveCount(3);
    }

    [Fact]
    public async Task An_event_that_is_processed_again_is_not_handed_over_again()
    {
        await PostAsync("a", "end");
        await StoredAsync("a", "end");

        (await _host.PostAsync("/api/v2/webhooks/replay", new { since = "2020-01-01T00:00:00Z" })).Status.Should().Be(HttpStatusCode.OK);

        Channel.Stored.Should().Equal("a", "end");
    }

    [Fact]
    public async Task A_notice_older_than_the_last_one_is_neither_stored_nor_handed_over()
    {
        await PostAsync("middle:10", "older:20", "same:10", "newer:5", "end");

        await StoredAsync("middle:10", "same:10", "newer:5", "end");
        (await _host.ListAsync("/api/v2/events?eventType=custom.note")).Should().HaveCount(4);
    }

    [Fact]
    public async Task A_channel_that_fails_on_a_stored_event_holds_up_nothing()
    {
        await PostAsync(NotifiedChannel.Breaks);
        await Eventually.IsAsync(() => _host.ListAsync("/api/v2/events?eventType=custom.note"), found => found.Count == 1,
            "it is stored all the same");

        await PostAsync("end");

        await StoredAsync("end");
        (await _host.ListAsync("/api/v2/dead-letters")).Should().BeEmpty();
    }

    private async Task PostAsync(params string[] texts)
    {
        foreach (var text in texts)
        {
            using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            (await _host.Web.PostAsync(new Uri($"/webhooks/notified?instance={_instance}", UriKind.Relative), body)).StatusCode
                .Should().Be(HttpStatusCode.OK);
        }
    }

    private async Task StoredAsync(params string[] expected)
    {
        await Eventually.IsAsync(() => Task.FromResult(Channel.Stored.Count), count => count >= expected.Length, "all are stored");
        Channel.Stored.Should().Equal(expected);
    }
}
