namespace Omni.Contract.Events.Payloads;

/// <summary>A person in a change of a group.</summary>
public sealed record GroupMember
{
    /// <summary>The phone number; null when hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The channel's id of the user; null when unknown.</summary>
    public string? UserId { get; init; }

    /// <summary>The user name; null when there is none.</summary>
    public string? Username { get; init; }

    /// <summary>The person as named in the request; null when nobody was named.</summary>
    public string? Input { get; init; }

    /// <summary>Why it failed for this person; null when it did not.</summary>
    public IReadOnlyList<ReportedError>? Errors { get; init; }
}
