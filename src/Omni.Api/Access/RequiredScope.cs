namespace Omni.Api.Access;

/// <summary>What an endpoint asks of a key. An endpoint of the API without one is open to nobody.</summary>
internal sealed record RequiredScope(string Scope);
