namespace Omni.Contract.Access;

/// <summary>That a key is deleted.</summary>
public sealed record KeyDeletion
{
    /// <summary>Always true.</summary>
    public required bool Deleted { get; init; }
}
