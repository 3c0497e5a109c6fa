namespace Omni.Api.Storage.Rows;

/// <summary>What stays of an erased event while its channel may repeat it: a hash, so that the repetition is known and dropped.</summary>
internal sealed class ErasedKeyRow
{
    /// <summary>Hash of the event's unique key, or of its id.</summary>
    public required string KeyHash { get; set; }
    public Guid InstanceId { get; set; }

    /// <summary>The event's place, for who follows events and had seen it last.</summary>
    public long? Position { get; set; }

    /// <summary>Kept until then, Unix ms.</summary>
    public long ForgetAt { get; set; }
}
