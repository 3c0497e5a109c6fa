namespace Omni.Client;

/// <summary>The envelope of one object.</summary>
/// <param name="Value">The object itself; <c>data</c> on the wire.</param>
public sealed record Data<T>([property: System.Text.Json.Serialization.JsonPropertyName("data")] T Value);
