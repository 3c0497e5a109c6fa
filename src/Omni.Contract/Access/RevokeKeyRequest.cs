namespace Omni.Contract.Access;

/// <summary>The body of <c>POST /keys/{id}/revoke</c>, which may be left out.</summary>
public sealed record RevokeKeyRequest
{
    /// <summary>Why, at most 500 characters; null for nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Who revokes it, at most 255 characters; the caller's key name when it is not said.</summary>
    public string? RevokedBy { get; init; }
}
