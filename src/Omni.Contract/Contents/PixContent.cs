using System.Text.Json.Serialization;

namespace Omni.Contract.Contents;

/// <summary>A Pix payment.</summary>
public sealed record PixContent : MessageContent
{
    /// <summary>The payee's key.</summary>
    public required string Key { get; init; }

    /// <summary>The amount in the currency of the country; null when the payer chooses it.</summary>
    public decimal? Amount { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Pix;
}
