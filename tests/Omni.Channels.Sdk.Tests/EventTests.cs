using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.Sdk.Tests;

public sealed class EventTests
{
    private static readonly EventPayload[] Payloads =
    [
        new MessageReceived
        {
            ExternalId = "e",
            ChatId = "c",
            From = "f",
            Content = new TextContent { Text = "olá 👋" },
            RawPayload = JsonElement.Parse("""{"a":1}"""),
        },
        new MessageSent { ExternalId = "e", ChatId = "c", To = "t", Content = new ImageContent { MediaUrl = "u", MimeType = "image/png" } },
        new MessageDelivered { ExternalId = "e", ChatId = "c", DeliveredAt = 5, Pricing = new() { Billable = true, Country = "BR" } },
        new MessageRead { ExternalId = "e", ChatId = "c", ReadAt = 6 },
        new MessageFailed { ChatId = "c", Error = "no", Retryable = true },
        new MessageFailedLate { ChatId = "c", DeliveryStatus = "delivered", Error = "no" },
        new MediaReceived { EventId = "e", MediaId = "m", MimeType = "image/png", Size = 1, Url = "u" },
        new ReactionReceived { MessageId = "m", ChatId = "c", From = "f", Emoji = "👍" },
        new ReactionRemoved { MessageId = "m", ChatId = "c", From = "f", Emoji = "👍" },
        new InstanceConnected { InstanceId = Guid.CreateVersion7(), ChannelType = "test" },
        new InstanceDisconnected { InstanceId = Guid.CreateVersion7(), ChannelType = "test", WillReconnect = false },
        new InstanceQrCode { InstanceId = Guid.CreateVersion7(), ChannelType = "test", QrCode = "q", ExpiresAt = 1 },
        new PresenceTyping { ChatId = "c", From = "f", IsTyping = true },
        new ProfileSynced { InstanceId = Guid.CreateVersion7(), Name = "n" },
        new NumberChanged { ExternalId = "e", ChatId = "c", PreviousNumber = "1", CurrentNumber = "2" },
        new MarketingPreferenceChanged { UserId = "u", PhoneNumber = "1", IsStopped = true, ChangedAt = 7, Reason = "r" },
        new InstanceHealth
        {
            InstanceId = Guid.CreateVersion7(),
            ChannelType = "test",
            Level = Omni.Contract.Instances.HealthLevel.Degraded,
            Reason = "r",
        },
        new ChannelAlert
        {
            InstanceId = Guid.CreateVersion7(), ChannelType = "test", AlertType = "other", Severity = AlertSeverity.Info, Message = "m",
        },
        new SyncProgress { InstanceId = Guid.CreateVersion7(), Kind = "messages", Stage = "started" },
        new CustomEvent { Name = "custom.thing", Data = JsonElement.Parse("""{"x":[1,2]}""") },
    ];

    public static TheoryData<string> PayloadNames => [.. Payloads.Select(p => p.GetType().Name)];

    // Reports of a channel are plain records of texts and numbers; the host's tests read each of them back.
    [Fact]
    public void Every_payload_has_a_sample_here() => typeof(EventPayload).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(EventPayload)) && !t.IsSubclassOf(typeof(ChannelReport)) && !t.IsAbstract)
        .Should().BeEquivalentTo(Payloads.Select(p => p.GetType()));

    [Theory]
    [MemberData(nameof(PayloadNames))]
    public void An_event_written_and_read_is_the_same(string name)
    {
        var @event = EventOf(Payloads.Single(p => p.GetType().Name == name));

        var json = JsonSerializer.Serialize(@event, OmniJson.Options);
        var read = JsonSerializer.Deserialize<OmniEvent>(json, OmniJson.Options)!;

        read.Type.Should().Be(@event.Type);
        read.Payload.Should().BeOfType(@event.Payload.GetType());
        JsonSerializer.Serialize(read, OmniJson.Options).Should().Be(json);
    }

    [Fact]
    public void The_envelope_is_as_Omnis_consumers_expect_it()
    {
        var @event = EventOf(Payloads[0]);

        var json = JsonElement.Parse(JsonSerializer.Serialize(@event, OmniJson.Options));

        json.EnumerateObject().Select(p => p.Name).Should().Equal("id", "type", "payload", "timestamp", "metadata");
        json.GetProperty("type").GetString().Should().Be("message.received");
        json.GetProperty("payload").GetProperty("content").GetRawText().Should().StartWith("""{"type":"text","text":"ol""");
        json.GetProperty("payload").EnumerateObject().Select(p => p.Name)
            .Should().BeEquivalentTo("externalId", "chatId", "from", "content", "rawPayload");
        json.GetProperty("metadata").GetProperty("channelType").GetString().Should().Be("test");
    }

    [Fact]
    public void Every_content_type_survives_JSON()
    {
        var types = typeof(MessageContent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(MessageContent)) && !t.IsAbstract).ToList();
        var known = typeof(MessageContent).GetCustomAttributes(
            typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), inherit: false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(a => a.DerivedType);

        types.Should().BeEquivalentTo(known);
    }

    private static OmniEvent EventOf(EventPayload payload) => new()
    {
        Id = Guid.CreateVersion7(),
        Payload = payload,
        Timestamp = 1_763_900_000_000,
        Metadata =
            new EventMetadata { CorrelationId = "c", InstanceId = Guid.CreateVersion7(), ChannelType = "test", Source = "channel:test" },
    };
}
