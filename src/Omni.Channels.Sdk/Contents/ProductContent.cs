using System.Text.Json.Serialization;

namespace Omni.Channels.Sdk.Contents;

/// <summary>A product of a catalogue.</summary>
public sealed record ProductContent : MessageContent
{
    /// <summary>The catalogue.</summary>
    public required string CatalogId { get; init; }

    /// <summary>The seller's id of the product.</summary>
    public required string ProductId { get; init; }

    /// <summary>Words that came with it.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Product;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;
}
