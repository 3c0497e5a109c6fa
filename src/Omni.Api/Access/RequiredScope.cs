using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>The scope that an endpoint requires of a key; empty for any valid key.</summary>
internal sealed record RequiredScope(string Scope) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
