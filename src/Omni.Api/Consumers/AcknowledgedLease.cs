namespace Omni.Api.Consumers;

/// <summary>What became of the acknowledgement of a lease.</summary>
internal enum AcknowledgedLease
{
    Done,
    Unknown,

    /// <summary>The lease expired, and another puller has its events.</summary>
    PassedOn,
}
