using Omni.Api.Storage.Rows;

namespace Omni.Api.Projections;

/// <summary>The stored data about a name of a user at a time.</summary>
/// <param name="Identity">The person's identity of that name now; null when nobody has it.</param>
/// <param name="Holder">The person who had the number until <paramref name="HeldUntil"/>; null when it was never passed on.</param>
/// <param name="HeldUntil">When that person gave it up, Unix ms; not before the time in question.</param>
internal sealed record NameRef(PlatformIdentityRow? Identity, Guid? Holder, long HeldUntil);
