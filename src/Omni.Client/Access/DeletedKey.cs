namespace Omni.Client.Access;

/// <summary>The answer to a deletion, in both forms that Omni's clients know.</summary>
public sealed record DeletedKey
{
    /// <summary>Whether it was done.</summary>
    public bool Success { get; init; }

    /// <summary>What is answered.</summary>
    public KeyDeletion? Data { get; init; }
}
