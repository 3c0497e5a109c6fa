namespace Omni.Contract.DeadLetters;

/// <summary>The body of <c>POST /dead-letters/{id}/resolve</c>.</summary>
public sealed record ResolveDeadLetterRequest
{
    /// <summary>What was done about it, at most 1,000 characters; null for nothing.</summary>
    public string? Note { get; init; }
}
