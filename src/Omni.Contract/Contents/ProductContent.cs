using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A product of a catalogue.</summary>
public sealed record ProductContent : MessageContent
{
    /// <summary>The channel's id of the catalogue.</summary>
    public required string CatalogId { get; init; }

    /// <summary>The seller's id of the product.</summary>
    public required string ProductId { get; init; }

    /// <summary>The accompanying text; null when there is none.</summary>
    public string? Text { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Product;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? PlainText => Text;
}
