using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>The envelope of one object, beside <c>success</c>.</summary>
/// <param name="Value">The object itself; <c>data</c> on the wire.</param>
public sealed record SuccessData<T>([property: JsonPropertyName("data")] T Value) : Answer
{
    /// <summary>Always true: a failure is an error.</summary>
    [JsonPropertyName("success"), JsonPropertyOrder(-1)]
    public bool Succeeded { get; init; } = true;
}
