namespace Omni.Contract.Contexts;

/// <summary>The answer of <c>DELETE /context</c>.</summary>
public sealed record ClearedContext
{
    /// <summary>Always true.</summary>
    public bool Success { get; init; } = true;

    /// <summary>The empty context.</summary>
    public required KeyContext Data { get; init; }
}
