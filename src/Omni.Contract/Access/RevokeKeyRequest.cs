namespace Omni.Contract.Access;

/// <summary>The body of <c>POST /keys/{id}/revoke</c>, which is optional.</summary>
public sealed record RevokeKeyRequest
{
    /// <summary>The reason, at most 500 characters; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Who revokes it, at most 255 characters; default: the name of the caller's key.</summary>
    public string? RevokedBy { get; init; }
}
