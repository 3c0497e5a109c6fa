using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>The result of a request to erase a person: a closed union.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>The erasure is running, or was requested before.</summary>
    public sealed record Taken(IReadOnlyList<ErasureRow> Rows) : ErasureOutcome;

    /// <summary>No person of that name is known.</summary>
    public sealed record NotFound : ErasureOutcome;

    /// <summary>The name is that of a group.</summary>
    public sealed record NotAPerson : ErasureOutcome;

    /// <summary>Earlier webhooks are not processed yet: the data they bring would stay.</summary>
    public sealed record Behind : ErasureOutcome;
}
