using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>
/// A text with options, or with the request for a location. Outbound only. The channel shows the options in its own way: it replaces this
/// content with its own when it prepares the message.
/// </summary>
public sealed record ChoicesContent : MessageContent
{
    /// <summary>The discriminator in JSON.</summary>
    public const string Name = "choices";

    /// <summary>The text above the options.</summary>
    public required string Text { get; init; }

    /// <summary>The options, at most 10; null when it asks for a location.</summary>
    public IReadOnlyList<ChoiceButton>? Buttons { get; init; }

    /// <summary>How they are shown as a list; null leaves that to their number.</summary>
    public ChoiceList? List { get; init; }

    /// <summary>Whether it asks the recipient to share a location. Default false.</summary>
    public bool RequestLocation { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => Name;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;

    /// <inheritdoc/>
    [JsonIgnore]
    public override MessageContent Announced => new TextContent { Text = Text };

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendButtons;
}
