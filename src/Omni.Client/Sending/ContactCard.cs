namespace Omni.Client.Sending;

/// <summary>The contact card.</summary>
public sealed record ContactCard
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number, E.164 digits.</summary>
    public string? Phone { get; init; }

    /// <summary>The email.</summary>
    public string? Email { get; init; }

    /// <summary>The organization.</summary>
    public string? Organization { get; init; }
}
