namespace Omni.Api.Http;

/// <summary>The envelope of one object.</summary>
internal sealed record Data<T>(T Value)
{
    [System.Text.Json.Serialization.JsonPropertyName("data")]
    public T Value { get; init; } = Value;
}
