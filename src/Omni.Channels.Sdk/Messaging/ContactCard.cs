namespace Omni.Channels.Sdk.Messaging;

/// <summary>A contact card.</summary>
public sealed record ContactCard
{
    /// <summary>The whole name.</summary>
    public required string Name { get; init; }

    /// <summary>A phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The organisation.</summary>
    public string? Organization { get; init; }
}
