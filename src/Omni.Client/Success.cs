namespace Omni.Client;

/// <summary>The answer of what only succeeds.</summary>
/// <param name="Succeeded">True; <c>success</c> on the wire.</param>
public sealed record Success([property: System.Text.Json.Serialization.JsonPropertyName("success")] bool Succeeded);
