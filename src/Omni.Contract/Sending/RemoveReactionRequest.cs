namespace Omni.Contract.Sending;

/// <summary>
/// The body of <c>DELETE /messages/{id}/reactions</c>, all of it optional. The channel takes back the reaction of the instance.
/// </summary>
public sealed record RemoveReactionRequest
{
    /// <summary>The instance; required only when several instances have a message of that id.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Who reacted, by the channel's id, as Omni's clients say it. This host can only take back what the instance did.</summary>
    public string? PlatformUserId { get; init; }

    /// <summary>The emoji that is taken back, as Omni's clients say it. A message has one reaction of an instance.</summary>
    public string? Emoji { get; init; }
}
