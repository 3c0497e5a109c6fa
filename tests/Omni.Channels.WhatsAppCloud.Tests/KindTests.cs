using System.Text.Json;
using Omni.Channels.WhatsAppCloud.Kinds;
using Omni.Channels.WhatsAppCloud.Kinds.SystemNotice;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Contract.Contents;
using Omni.Testing;
using Table = Omni.Channels.WhatsAppCloud.Kinds.Kinds;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>No kind is forgotten: each has a fixture, each capability a sender.</summary>
public sealed class KindTests
{
    private static readonly IReadOnlyList<InboundMessage> Seen =
    [
        .. Fixture.Names.SelectMany(name => WebhookBody.Read(JsonElement.Parse(Fixture.Read(name)))!.Changes)
            .Select(change => MessagesValue.Read(change.Value)).SelectMany(value => value.Messages.Concat(value.Echoes)),
    ];

    private static readonly IReadOnlyList<Type> Records =
        [.. typeof(InboundMessage).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(InboundMessage)) && !type.IsAbstract && type != typeof(UnreadableMessage))];

    [Fact]
    public void Every_kind_of_message_has_a_fixture() => Records.Should().BeSubsetOf(Seen.Select(m => m.GetType()));

    [Fact]
    public void Every_kind_of_message_is_in_the_table() =>
        Table.All.Where(kind => kind.Message is not null).Select(kind => kind.Message!.Type)
            .Should().BeEquivalentTo(Records.Except([typeof(UnknownMessage)]));

    [Fact]
    public void Every_kind_but_the_unknown_has_content_of_its_own() => Seen
        .Where(m => m is not (UnknownMessage or SystemMessage) && m.ToContent() is UnknownContent).Select(m => m.Id)
        .Should().BeEquivalentTo(
            "wamid.vYdwopd45npZTAUfvQdPRqtMlVys8z5f", "wamid.HBgLutmm8OKAdtpcRdR/XNizwBNY+u5i1531wqb2Bfjp", // Call permissions: no type.
            "wamid.gxmM6rSi3FzpUeU6BcmTY5H+L1AdGzEv"); // Meta sent an error in place of its content.

    [Fact]
    public void Every_sender_is_in_the_table() => Table.All.Where(kind => kind.Sender is not null).Select(kind => kind.Sender!).Distinct()
        .Should().BeEquivalentTo(typeof(ISender).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ISender)) && type is { IsClass: true, IsAbstract: false }));

    [Fact]
    public void Every_content_is_sent_as_one_kind() =>
        Table.All.Where(kind => kind.ContentType is not null).Select(kind => kind.ContentType)
            .Should().OnlyHaveUniqueItems().And.BeEquivalentTo(
                "text", "image", "video", "audio", "document", "sticker", "location", "contact", "reaction", "template", "interactive",
                "choices");
}
