using System.Text.Json;
using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>
/// A message with buttons, a list or products, in the channel's own format. Outbound only; events report its body text.
/// </summary>
public sealed record InteractiveContent : MessageContent
{
    /// <summary>The discriminator in JSON.</summary>
    public const string Name = "interactive";

    /// <summary>The channel's own object.</summary>
    public required JsonElement Interactive { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => Name;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => BodyText() ?? "[Interactive]";

    /// <inheritdoc/>
    [JsonIgnore]
    public override MessageContent Announced => new TextContent { Text = PlainText! };

    private string? BodyText() =>
        Interactive.ValueKind == JsonValueKind.Object && Interactive.TryGetProperty("body", out var body)
        && body.ValueKind == JsonValueKind.Object
        && body.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendButtons;
}
