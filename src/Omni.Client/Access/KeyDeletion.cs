namespace Omni.Client.Access;

/// <summary>The key deletion.</summary>
public sealed record KeyDeletion
{
    /// <summary>The deleted.</summary>
    public required bool Deleted { get; init; }
}
