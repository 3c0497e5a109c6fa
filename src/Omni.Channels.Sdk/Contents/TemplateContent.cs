using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Channels.Sdk.Capabilities;

namespace Omni.Channels.Sdk.Contents;

/// <summary>
/// A message that the channel has approved before, filled in. Sent only; consumers are told the text that its reader sees.
/// </summary>
public sealed record TemplateContent : MessageContent
{
    /// <summary>The discriminator in JSON.</summary>
    public const string Name = "template";

    /// <summary>The template's name.</summary>
    public required string Template { get; init; }

    /// <summary>The template's language, as the channel writes it (<c>pt_BR</c>).</summary>
    public required string Language { get; init; }

    /// <summary>What is filled in, as the channel writes it: a list of components.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>
    /// What is filled in, in short: a list of texts in the order of the placeholders, or an object of texts by the
    /// placeholders' names. The channel turns it into <see cref="Components"/> when it prepares the message.
    /// </summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>The words as the reader sees them, when the channel could tell.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => Name;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text ?? $"[Template] {Template}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override MessageContent Announced => new TextContent { Text = PlainText! };

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendTemplate;
}
