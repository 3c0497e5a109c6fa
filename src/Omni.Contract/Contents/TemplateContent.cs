using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>
/// An approved template with its parameters. Outbound only; events report the text that the recipient sees.
/// </summary>
public sealed record TemplateContent : MessageContent
{
    /// <summary>The discriminator in JSON.</summary>
    public const string Name = "template";

    /// <summary>The template's name.</summary>
    public required string Template { get; init; }

    /// <summary>The template's language, as the channel writes it (<c>pt_BR</c>).</summary>
    public required string Language { get; init; }

    /// <summary>The parameters in the channel's own format: a list of components. Null when the template has none.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>
    /// The parameters in short form: a list of texts in the order of the placeholders, or an object of texts by placeholder name.
    /// The channel converts it to <see cref="Components"/> when it prepares the message.
    /// </summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>
    /// In short form, the header that is no text, as the channel writes it: an image, video, document, place or product. Null when there
    /// is none.
    /// </summary>
    public JsonElement? HeaderMedia { get; init; }

    /// <summary>
    /// In short form, what the buttons take: a list of objects with the <c>index</c> of a button. Null when there is nothing.
    /// </summary>
    public JsonElement? ButtonParameters { get; init; }

    /// <summary>The text that the recipient sees; null when the channel cannot determine it.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Whether it is sent even when it is marketing and the recipient has stopped marketing messages. Default false.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DespiteOptOut { get; init; }

    /// <summary>Whether it stands in for another message, as the request's <c>fallbackTemplate</c>. Default false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool StandsIn { get; init; }

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
