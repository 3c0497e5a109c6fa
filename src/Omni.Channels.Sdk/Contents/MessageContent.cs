using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

/// <summary>
/// What a message says: a closed union, told apart by <c>type</c> in JSON (one of <see cref="ContentType"/>).
/// The same shapes serve messages that come in and messages that go out.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(TextContent), ContentType.Text)]
[JsonDerivedType(typeof(AudioContent), ContentType.Audio)]
[JsonDerivedType(typeof(ImageContent), ContentType.Image)]
[JsonDerivedType(typeof(VideoContent), ContentType.Video)]
[JsonDerivedType(typeof(DocumentContent), ContentType.Document)]
[JsonDerivedType(typeof(StickerContent), ContentType.Sticker)]
[JsonDerivedType(typeof(ContactContent), ContentType.Contact)]
[JsonDerivedType(typeof(LocationContent), ContentType.Location)]
[JsonDerivedType(typeof(ReactionContent), ContentType.Reaction)]
[JsonDerivedType(typeof(ProductContent), ContentType.Product)]
[JsonDerivedType(typeof(EditContent), ContentType.Edit)]
[JsonDerivedType(typeof(DeleteContent), ContentType.Delete)]
[JsonDerivedType(typeof(TemplateContent), TemplateContent.Name)]
[JsonDerivedType(typeof(InteractiveContent), InteractiveContent.Name)]
[JsonDerivedType(typeof(UnknownContent), ContentType.Unknown)]
// Omni's contract has these; no channel of this repository makes one.
[JsonDerivedType(typeof(PollContent), ContentType.Poll)]
[JsonDerivedType(typeof(PollUpdateContent), ContentType.PollUpdate)]
[JsonDerivedType(typeof(EventContent), ContentType.Event)]
[JsonDerivedType(typeof(LiveLocationContent), ContentType.LiveLocation)]
[JsonDerivedType(typeof(PixContent), ContentType.Pix)]
public abstract record MessageContent
{
    private protected MessageContent()
    {
    }

    /// <summary>The type, one of <see cref="ContentType"/>. In JSON it is the discriminator.</summary>
    [JsonIgnore]
    public abstract string Type { get; }

    /// <summary>
    /// The same as consumers are told of it. A kind that only some channels send, such as a template, is told as the
    /// text that its reader sees: consumers of events know the types of <see cref="ContentType"/> and no others.
    /// </summary>
    [JsonIgnore]
    public virtual MessageContent Announced => this;

    /// <summary>The words of the message, when it has any: a text's body, a media's caption.</summary>
    [JsonIgnore]
    public virtual string? PlainText => null;

    /// <summary>Whether a channel with these capabilities sends content of this kind.</summary>
    public virtual bool IsSentBy(ChannelCapabilities capabilities) => false;
}
