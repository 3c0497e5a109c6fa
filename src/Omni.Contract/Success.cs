using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>The response of an operation without a result.</summary>
public sealed record Success : Answer
{
    /// <summary>Always true: a failure is an error.</summary>
    [JsonPropertyName("success")]
    public bool Succeeded { get; init; } = true;
}
