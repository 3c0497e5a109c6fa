using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>The place that a stream names in its keep-alives.</summary>
public sealed class StreamPlaceTests : IAsyncLifetime
{
    private const string Phone = "5511900000019";

    private FakeTimeHost _fake = null!;

    private OmniHost Host => _fake.Host;

    public async ValueTask InitializeAsync() => _fake = await FakeTimeHost.StartAsync();

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task A_follower_whose_last_event_is_purged_goes_on_from_the_place_of_the_keep_alive()
    {
        await ReceiveAsync("wamid.place.0", "the last one that it got");
        var got = (await Host.ListAsync("/api/v2/events?eventType=message.received"))[0].GetProperty("id").GetString()!;
        string place;
        await using (var stream = await EventStreamReader.OpenAsync(Host.Api, "eventType=media.received", got))
        {
            await ReceiveAsync("wamid.place.1", "passed, not wanted");
            place = await KeepAliveAsync(stream);
        }

        await PurgeAsync();
        await ReceiveAsync("wamid.place.2", "after the purge");

        (await StatusAsync(got)).Should().Be(System.Net.HttpStatusCode.BadRequest, "the event is gone");
        await using var again = await EventStreamReader.OpenAsync(Host.Api, "eventType=message.received", place);
        (await again.NextAsync(_ => true)).Data.ToString().Should().Contain("wamid.place.2");
    }

    [Fact]
    public async Task A_place_of_another_log_is_refused()
    {
        await ReceiveAsync("wamid.place.3", "one");
        await using var stream = await EventStreamReader.OpenAsync(Host.Api, "");
        var place = Guid.Parse(await KeepAliveAsync(stream)).ToByteArray(bigEndian: true);

        // The number is right, the event at it is another one: a back-up was restored. And a number that is yet to come.
        byte[] other = [.. place], later = [.. place];
        other[4] ^= 1;
        later[12] = 0x7f;

        (await StatusAsync(new Guid(other, bigEndian: true).ToString())).Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await StatusAsync(new Guid(later, bigEndian: true).ToString())).Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await StatusAsync(new Guid(place, bigEndian: true).ToString())).Should().Be(System.Net.HttpStatusCode.OK);
    }

    private async Task<string> KeepAliveAsync(EventStreamReader stream)
    {
        var alive = stream.KeepAliveAsync();
        await _fake.UntilAsync(() => Task.FromResult(alive.IsCompleted), done => done, "the stream says that it is there");
        return await alive;
    }

    private async Task<System.Net.HttpStatusCode> StatusAsync(string lastEventId)
    {
        using var response = await Host.Api.GetAsync(
            new Uri($"/api/v2/events/stream?lastEventId={lastEventId}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        return response.StatusCode;
    }

    private Task ReceiveAsync(string wamid, string text) => Host.ReceiveAsync(TestWebhook.Text(wamid, Phone, text), _fake.InstanceId);

    private Task PurgeAsync() => Host.Services.GetRequiredService<IUnitOfWork>().RunAsync(
        async session => await session.Db.Events.ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
}
