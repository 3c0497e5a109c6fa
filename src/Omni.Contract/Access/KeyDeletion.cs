namespace Omni.Contract.Access;

/// <summary>The deletion of a key.</summary>
public sealed record KeyDeletion
{
    /// <summary>Always true.</summary>
    public required bool Deleted { get; init; }
}
