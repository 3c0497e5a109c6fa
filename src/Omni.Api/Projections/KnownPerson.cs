using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>The person behind the names of a user.</summary>
/// <param name="Identity">The person's main identity on the instance.</param>
/// <param name="Names">The given names that are the person's now.</param>
/// <param name="Outdated">The given names that somebody else may have now.</param>
/// <param name="IsNew">Whether the person had no other name.</param>
internal sealed record KnownPerson(
    PlatformIdentityRow Identity, IReadOnlyList<string> Names, IReadOnlyList<string> Outdated, bool IsNew)
{
    public Guid PersonId => Identity.PersonId;
}
