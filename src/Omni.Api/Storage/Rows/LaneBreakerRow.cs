namespace Omni.Api.Storage.Rows;

/// <summary>
/// An instance whose lane is held since the service of its channel fails: a start in the middle of an outage goes on where it was.
/// </summary>
internal sealed class LaneBreakerRow
{
    public Guid InstanceId { get; set; }

    /// <summary>Unix ms.</summary>
    public long OpenedAt { get; set; }

    /// <summary>Messages that tried since then and met the same trouble.</summary>
    public int Trials { get; set; }

    public required string Reason { get; set; }
}
