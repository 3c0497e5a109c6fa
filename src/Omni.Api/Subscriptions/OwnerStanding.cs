using Omni.Api.Events;

namespace Omni.Api.Subscriptions;

/// <summary>What the key in whose name a subscription is served may read now.</summary>
/// <param name="Reader">What it may read; null when nothing of what the subscription is about.</param>
/// <param name="Stopped">Why nothing is posted; null while something is.</param>
/// <param name="Withheld">Why a part is not posted; null when all is.</param>
internal sealed record OwnerStanding(EventReader? Reader, string? Stopped, string? Withheld)
{
    /// <summary>That of the host's own key.</summary>
    public static readonly OwnerStanding Whole = new(EventReader.Whole, Stopped: null, Withheld: null);

    public static OwnerStanding Stop(string reason) => new(Reader: null, reason, Withheld: null);
}
