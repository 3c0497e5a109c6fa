using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Client.Tests;

/// <summary>The payloads of events as records: of every event that the fixtures cause, and of those that a client did not expect.</summary>
public sealed class PayloadTests
{
    private static readonly JsonSerializerOptions Wire =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    [Fact]
    public void Every_payload_of_the_fixtures_is_read_as_the_record_of_its_type_and_loses_nothing()
    {
        var seen = new HashSet<Type>();
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "expected"), "*.json"))
        {
            var expected = File.ReadAllText(file).Replace("\"<uuid>\"", $"\"{Guid.Empty}\"", StringComparison.Ordinal);
            foreach (var @event in JsonElement.Parse(expected).GetProperty("events").EnumerateArray())
            {
                var (type, payload) = (@event.GetProperty("type").GetString()!, @event.GetProperty("payload"));

                var read = PayloadReader.Read(type, payload);

                seen.Add(read.GetType());
                read.EventType.Should().Be(type);
                if (type.StartsWith(EventTypes.CustomPrefix, StringComparison.Ordinal)) read.Should().BeOfType<CustomEvent>();
                else
                    JsonElement.DeepEquals(JsonSerializer.SerializeToElement(read, read.GetType(), Wire), AsPublished(payload))
                        .Should().BeTrue($"{type} of {Path.GetFileName(file)} is {payload}");
            }
        }

        seen.Should().Contain(
            [typeof(MessageReceived), typeof(MessageSent), typeof(MessageFailed), typeof(ReactionReceived), typeof(InstanceHealth)]);
    }

    /// <summary>The payload of a row without the keys that the row adds for Omni's command line.</summary>
    private static JsonElement AsPublished(JsonElement payload)
    {
        var members = JsonObject.Create(payload)!;
        foreach (var added in (ReadOnlySpan<string>)["pushName", "key"]) members.Remove(added);
        return JsonSerializer.SerializeToElement(members);
    }

    [Fact]
    public void Content_of_a_type_that_came_later_is_unknown_and_the_message_stays_a_message()
    {
        var read = Read(EventTypes.MessageReceived,
            """{"externalId":"w","chatId":"c","from":"f","content":{"hologram":1,"type":"hologram"},"later":[1]}""");

        var received = read.Should().BeOfType<MessageReceived>().Subject;
        received.ChatId.Should().Be("c");
        received.Content.Should().BeOfType<UnknownContent>().Which.OriginalType.Should().Be("hologram");
    }

    [Fact]
    public void A_masked_payload_has_its_type_and_no_texts()
    {
        var read = Read(EventTypes.MessageReceived,
            """{"masked":true,"chatId":"+55*****4321","from":"+55*****4321","content":{"type":"text"}}""");

        var received = read.Should().BeOfType<MessageReceived>().Subject;
        received.IsMasked.Should().BeTrue();
        (received.ExternalId, received.From, received.IsFromMe).Should().Be(("", "+55*****4321", false));
        received.Content.Should().BeOfType<UnknownContent>().Which.OriginalType.Should().Be("text");
    }

    [Theory]
    [InlineData("custom.account_update", """{"event":"X"}""")]
    [InlineData("later.event", """{"a":1}""")]
    [InlineData("message.received", """[1]""")]
    [InlineData("message.received", """null""")]
    [InlineData("message.delivered", """{"externalId":"w","chatId":"c","deliveredAt":"yesterday"}""")]
    [InlineData("message.received", """{"externalId":{},"chatId":"c","from":"f","content":{"type":"text","text":5}}""")]
    public void What_has_no_record_or_does_not_fit_it_is_kept_as_it_came(string type, string payload)
    {
        var custom = Read(type, payload).Should().BeOfType<CustomEvent>().Subject;

        (custom.EventType, custom.Data.GetRawText()).Should().Be((type, payload));
    }

    private static EventPayload Read(string type, string payload) => PayloadReader.Read(type, JsonElement.Parse(payload));
}
