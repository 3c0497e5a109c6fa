namespace Omni.Api.Storage.Rows;

/// <summary>
/// An instance whose lane is held because the service of its channel fails, so that a start during an outage continues in that state.
/// </summary>
internal sealed class LaneBreakerRow
{
    public Guid InstanceId { get; set; }

    /// <summary>When it opened, Unix ms.</summary>
    public long OpenedAt { get; set; }

    /// <summary>The number of trials since then that met the same trouble.</summary>
    public int Trials { get; set; }

    public required string Reason { get; set; }
}
