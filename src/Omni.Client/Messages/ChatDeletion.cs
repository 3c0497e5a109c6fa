namespace Omni.Client.Messages;

/// <summary>What came of deleting a chat: it is archived, nothing of it is erased.</summary>
public sealed record ChatDeletion
{
    /// <summary>Always true.</summary>
    public required bool Success { get; init; }

    /// <summary>What stays, in words.</summary>
    public required string Kept { get; init; }
}
