using System.Net;
using System.Text.Json;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;
using static Omni.Api.Tests.Operations.Retention.RetentionHost;

namespace Omni.Api.Tests.Operations.Retention;

/// <summary>How long messages and their media are kept.</summary>
public sealed class MessageRetentionTests
{
    private const string Phone = "5511973000201", Other = "5511973000202";

    private static readonly (string, string) Settings = ("Omni:Messages:Retention", "30.00:00:00"),
        Ahead = ("Omni:Outbox:MaxSendAhead", "100.00:00:00");

    [Fact]
    public async Task A_message_is_removed_with_its_file_its_reactions_and_the_preview_of_its_chat()
    {
        await using var host = await FakeTimeHost.StartAsync(Settings);
        var sent = await SendImageAsync(host, Phone, new { });
        await host.UntilAsync(sent, "sent");
        var message = await host.MessageAsync(sent);
        var file = Path.Combine(host.Host.Data, "media", message.GetProperty("mediaLocalPath").GetString()!);
        File.Exists(file).Should().BeTrue();
        await host.ReceiveAsync("wamid.old", Phone, "old");
        var reaction = TestWebhook.Message(
            "wamid.reaction", new { type = "reaction", reaction = new { message_id = "wamid.old", emoji = "👍" } }, Phone, $"BR.{Phone}");
        (await host.Host.PostWebhookAsync(reaction, TestNumber.Fixtures.Sign(reaction), host.InstanceId)).EnsureSuccessStatusCode();
        await host.UntilAsync(() => host.EventsAsync("wamid.reaction"), found => found.Count > 0, "the reaction is processed");

        host.Time.Advance(31 * Day);
        await host.ReceiveAsync("wamid.young", Other, "young");
        await host.UntilAsync(host.MessagesAsync, found => found.Count == 1, "the old ones are removed");

        (await host.StatusOfAsync($"/api/v2/messages/{sent}")).Should().Be(HttpStatusCode.NotFound);
        File.Exists(file).Should().BeFalse();
        var chats = await host.Host.ListAsync("/api/v2/chats");
        chats.Should().HaveCount(2, "a chat stays");
        chats.Select(c => c.GetProperty("lastMessagePreview").GetString()).Should().BeEquivalentTo([null, "young"]);
        await host.ReceiveAsync("wamid.old", Phone, "old");
        await host.ReceiveAsync("wamid.later", Other, "later");
        (await host.MessagesAsync()).Should().HaveCount(2, "an event recognises the repetition, which brings nothing back");
    }

    [Fact]
    public async Task Nothing_is_removed_unless_it_is_set()
    {
        await using var host = await FakeTimeHost.StartAsync();
        await host.ReceiveAsync("wamid.1", Phone, "first");
        await host.ReceiveAsync("wamid.2", Phone, "second");

        host.Time.Advance(1000 * Day);
        await host.UntilAsync(() => host.EventsAsync("wamid.1"), found => found.Count == 0, "its event is removed");

        (await host.MessagesAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_message_that_is_still_to_be_sent_stays_and_so_does_the_file_that_it_sends()
    {
        await using var host = await FakeTimeHost.StartAsync(Settings, Ahead);
        var original = await SendImageAsync(host, Phone, new { });
        await host.UntilAsync(original, "sent");
        var stored = (await host.Host.ListAsync("/api/v2/events?eventType=message.sent"))[0].GetProperty("rawPayload");
        var mediaId = stored.GetProperty("content").GetProperty("mediaId").GetString();
        await host.ReceiveAsync("wamid.gone", Phone, "gone");
        var (status, body) = await host.PostAsync(
            "/api/v2/messages/send/media", Other, "", new { type = "image", mediaId, sendAt = host.Time.GetUtcNow() + (60 * Day) });
        status.Should().Be(HttpStatusCode.Accepted, body.ToString());
        var scheduled = body.GetProperty("data").GetProperty("id").GetGuid();

        host.Time.Advance(59 * Day);
        await host.UntilAsync(
            host.MessagesAsync, found => found.All(m => m.GetProperty("externalId").GetString() != "wamid.gone"), "others are removed");
        host.Time.Advance(1 * Day);
        await host.UntilAsync(scheduled, "sent");

        (await host.Host.ArrivedAtAsync(Other)).Should().ContainSingle();
    }

    private static async Task<Guid> SendImageAsync(FakeTimeHost host, string to, object more)
    {
        var body = JsonSerializer.SerializeToNode(more)!.AsObject();
        (body["type"], body["base64"]) = ("image", Convert.ToBase64String(TestMedia.Jpeg));
        var (status, answer) = await host.WhileTimePassesAsync(host.PostAsync("/api/v2/messages/send/media", to, "", body));
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        return answer.GetProperty("data").GetProperty("id").GetGuid();
    }
}
