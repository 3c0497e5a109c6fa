using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>The envelope of one object.</summary>
/// <param name="Value">The object itself; <c>data</c> on the wire.</param>
public sealed record Data<T>([property: JsonPropertyName("data")] T Value) : Answer;
