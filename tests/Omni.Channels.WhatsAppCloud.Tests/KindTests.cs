using System.Text.Json;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.WhatsAppCloud.Mapping;
using Omni.Channels.WhatsAppCloud.Senders;
using Omni.Channels.WhatsAppCloud.Webhooks.Messages;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Testing;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>No kind is forgotten: each has a fixture, each capability a sender.</summary>
public sealed class KindTests
{
    private static readonly IReadOnlyList<InboundMessage> Seen =
    [
        .. Fixture.Names.SelectMany(name => WebhookBody.Read(JsonElement.Parse(Fixture.Read(name)))!.Changes).Select(change => MessagesValue.Read(change.Value)).SelectMany(value => value.Messages.Concat(value.Echoes)),
    ];

    [Fact]
    public void Every_kind_of_message_has_a_fixture() => typeof(InboundMessage).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(InboundMessage)) && !type.IsAbstract && type != typeof(UnreadableMessage))
        .Should().BeSubsetOf(Seen.Select(m => m.GetType()));

    [Fact]
    public void Every_kind_but_the_unknown_has_content_of_its_own() => Seen
        .Where(m => m is not (UnknownMessage or SystemMessage) && InboundContent.Of(m) is UnknownContent).Select(m => m.Id)
        .Should().BeEquivalentTo("wamid.vYdwopd45npZTAUfvQdPRqtMlVys8z5f"); // A call permission: Omni has no type for it.

    [Fact]
    public void Every_kind_that_can_be_sent_has_one_sender()
    {
        var kinds = typeof(ISender).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ISender)) && t.IsClass).SelectMany(t => ((ISender)Activator.CreateInstance(t)!).ContentTypes);

        kinds.Should().OnlyHaveUniqueItems().And.BeEquivalentTo("text", "image", "video", "audio", "document", "sticker", "location", "contact", "reaction", "template", "interactive");
    }
}
