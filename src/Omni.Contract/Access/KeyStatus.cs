namespace Omni.Contract.Access;

/// <summary>The states of an API key.</summary>
public static class KeyStatus
{
    /// <summary>It may be used.</summary>
    public const string Active = "active";

    /// <summary>It was revoked, permanently.</summary>
    public const string Revoked = "revoked";

    /// <summary>It expired; a later <c>expiresAt</c> makes it active again.</summary>
    public const string Expired = "expired";
}
