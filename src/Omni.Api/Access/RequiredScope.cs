using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>The scope that an endpoint requires of a key.</summary>
/// <param name="Scope">The scope; empty for any valid key.</param>
/// <param name="Or">Another scope that is enough too; null when there is none.</param>
internal sealed record RequiredScope(string Scope, string? Or = null) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
