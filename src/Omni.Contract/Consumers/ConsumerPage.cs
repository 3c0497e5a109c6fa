using System.Text.Json.Serialization;
using Omni.Contract.Events;

namespace Omni.Contract.Consumers;

/// <summary>A page that a consumer pulled. The consumer's own cursor moves by an acknowledgement.</summary>
public sealed record ConsumerPage
{
    /// <summary>The name of the consumer.</summary>
    public required string Consumer { get; init; }

    /// <summary>The events that it wants, oldest first.</summary>
    public required IReadOnlyList<EventRecord> Items { get; init; }

    /// <summary>The number of the last event that was examined, wanted or not: acknowledge it.</summary>
    public required long Cursor { get; init; }

    /// <summary>The number of the last event of the log.</summary>
    public required long Head { get; init; }

    /// <summary>Whether more events follow at once: as many as <c>limit</c> were examined.</summary>
    public required bool HasMore { get; init; }

    /// <summary>Whether as many events as <c>limit</c> were examined and none was wanted: they are acknowledged already.</summary>
    public required bool ScanExhausted { get; init; }

    /// <summary>The lease of these events, to acknowledge them; only of a shared consumer that got some.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? LeaseId { get; init; }
}
