using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>
/// The content of a message: a closed union, discriminated by <c>type</c> in JSON (one of <see cref="ContentType"/>).
/// Inbound and outbound messages use the same types.
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
[JsonDerivedType(typeof(ChoicesContent), ChoicesContent.Name)]
[JsonDerivedType(typeof(UnknownContent), ContentType.Unknown)]
// Part of Omni's contract; no channel in this repository produces them.
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
    /// The content as events report it. A kind that only some channels send, such as a template, is reported as the text that the
    /// recipient sees: event consumers know only the types of <see cref="ContentType"/>.
    /// </summary>
    [JsonIgnore]
    public virtual MessageContent Announced => this;

    /// <summary>The text of the message: the body of a text, the caption of media. Null when there is none.</summary>
    [JsonIgnore]
    public virtual string? PlainText => null;

    /// <summary>Whether a channel with these capabilities sends content of this kind.</summary>
    public virtual bool IsSentBy(ChannelCapabilities capabilities) => false;
}
