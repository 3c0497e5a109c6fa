using Omni.Api.Access;

namespace Omni.Api.Events;

/// <summary>The current permissions of a key to read events, for the stream and for subscriptions.</summary>
/// <param name="Instances">The instances; null means all.</param>
/// <param name="SeesContent">Whether texts and numbers are included.</param>
internal sealed record EventReader(IReadOnlyList<Guid>? Instances, bool SeesContent)
{
    public const string Scope = "events:read";

    /// <summary>Reads everything.</summary>
    public static readonly EventReader Whole = new(Instances: null, SeesContent: true);

    /// <summary>The permissions of a key; null when it may read no events at all.</summary>
    public static EventReader? Of(Caller? caller) =>
        caller?.Has(Scope) == true ? new EventReader(caller.InstanceIds, caller.SeesContent) : null;

    /// <summary>Whether it may read events of an instance; those of no instance require a key without a limit.</summary>
    public bool MayRead(Guid? instanceId) => Instances is null || (instanceId is { } id && Instances.Contains(id));

    /// <summary>The envelope, masked if needed.</summary>
    public string Show(string envelope) => SeesContent ? envelope : EnvelopeMask.Of(envelope);
}
