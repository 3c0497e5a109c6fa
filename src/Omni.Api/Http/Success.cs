namespace Omni.Api.Http;

/// <summary>The answer of what only succeeds.</summary>
internal sealed record Success
{
    [System.Text.Json.Serialization.JsonPropertyName("success")]
    public bool Succeeded { get; init; } = true;
}
