using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>The answer of what only succeeds.</summary>
public sealed record Success
{
    /// <summary>Always true: a failure is an error.</summary>
    [JsonPropertyName("success")]
    public bool Succeeded { get; init; } = true;
}
