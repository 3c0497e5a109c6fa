using Omni.Api.Access;

namespace Omni.Api.Events;

/// <summary>
/// What a key may read of events at this moment, wherever they are handed out: by the stream, or posted to a subscription.
/// </summary>
/// <param name="Instances">Of which instances; null means all.</param>
/// <param name="SeesContent">Whether with texts and numbers.</param>
internal sealed record EventReader(IReadOnlyList<Guid>? Instances, bool SeesContent)
{
    public const string Scope = "events:read";

    /// <summary>Reads everything.</summary>
    public static readonly EventReader Whole = new(Instances: null, SeesContent: true);

    /// <summary>What a key may read; null when no events at all.</summary>
    public static EventReader? Of(Caller? caller) =>
        caller?.Has(Scope) == true ? new EventReader(caller.InstanceIds, caller.SeesContent) : null;

    /// <summary>Whether it may read events of an instance; those of none are for keys without a limit.</summary>
    public bool MayRead(Guid? instanceId) => Instances is null || (instanceId is { } id && Instances.Contains(id));

    /// <summary>An envelope as it may be read.</summary>
    public string Show(string envelope) => SeesContent ? envelope : EnvelopeMask.Of(envelope);
}
