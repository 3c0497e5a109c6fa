namespace Omni.Api.Storage.Rows;

/// <summary>
/// What remains of an erased event while its channel may repeat it: a hash that identifies the repetition, so that it is dropped.
/// </summary>
internal sealed class ErasedKeyRow
{
    /// <summary>Hash of the event's unique key, or of its id.</summary>
    public required string KeyHash { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>The event's place, for consumers whose last event it was.</summary>
    public long? Position { get; set; }

    /// <summary>When it is removed, Unix ms.</summary>
    public long ForgetAt { get; set; }
}
