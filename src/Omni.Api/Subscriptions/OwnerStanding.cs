using Omni.Api.Events;

namespace Omni.Api.Subscriptions;

/// <summary>The current permissions of a subscription's key.</summary>
/// <param name="Reader">What it may read; null when it may read none of the subscription's events.</param>
/// <param name="Stopped">Why nothing is posted; null while something is.</param>
/// <param name="Withheld">Why a part is not posted; null when everything is.</param>
internal sealed record OwnerStanding(EventReader? Reader, string? Stopped, string? Withheld)
{
    /// <summary>The permissions of the host's own key.</summary>
    public static readonly OwnerStanding Whole = new(EventReader.Whole, Stopped: null, Withheld: null);

    public static OwnerStanding Stop(string reason) => new(Reader: null, reason, Withheld: null);
}
