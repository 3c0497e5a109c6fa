using Microsoft.AspNetCore.Authorization;

namespace Omni.Api.Access;

/// <summary>What an endpoint asks of a key: a scope; empty for any good key.</summary>
internal sealed record RequiredScope(string Scope) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
