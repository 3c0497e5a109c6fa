namespace Omni.Contract.Messages;

/// <summary>The charged conversation of a message.</summary>
public sealed record MessageConversation
{
    /// <summary>The channel's id of the conversation; null when it gives none.</summary>
    public string? Id { get; init; }

    /// <summary>How the conversation began, such as <c>service</c> or <c>referral_conversion</c>; null when unknown.</summary>
    public string? Origin { get; init; }

    /// <summary>When it ends; null when unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
