using System.Text.Json.Serialization;

namespace Omni.Contract.Scheduled;

/// <summary>The answer to scheduling or cancelling a message.</summary>
/// <param name="Succeeded">Whether it is as asked for: a message that is no longer pending is not cancelled.</param>
/// <param name="Data">The message.</param>
public sealed record ScheduledOutcome([property: JsonPropertyName("success")] bool Succeeded, ScheduledMessage Data);
