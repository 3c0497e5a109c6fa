namespace Omni.Contract.Subscriptions;

/// <summary>The optional body of <c>POST /subscriptions/{id}/rotate-secret</c>.</summary>
public sealed record RotateSecretRequest
{
    /// <summary>The new signing secret, <c>whsec_</c> and 24 to 64 bytes in base64; null lets the host create one.</summary>
    public string? Secret { get; init; }

    /// <summary>For how many hours posts are signed with the old secret too, 0 to 168; default 24.</summary>
    public int? OverlapHours { get; init; }
}
