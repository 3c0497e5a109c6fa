namespace Omni.Client.Access;

/// <summary>The body of <c>POST /keys/{id}/revoke</c>, which may be left out.</summary>
public sealed record RevokeKeyRequest
{
    /// <summary>The reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Who revokes it; the caller's key name when it is not said.</summary>
    public string? RevokedBy { get; init; }
}
