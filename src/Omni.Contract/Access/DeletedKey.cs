namespace Omni.Contract.Access;

/// <summary>The response to a deletion, in both forms that Omni's clients read.</summary>
public sealed record DeletedKey
{
    /// <summary>Always true: a failure is an error.</summary>
    public bool Success { get; init; } = true;

    /// <summary>The same, in the second form.</summary>
    public KeyDeletion Data { get; init; } = new() { Deleted = true };
}
