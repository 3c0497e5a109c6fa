using Omni.Api.Storage.Rows;

namespace Omni.Api.Erasure;

/// <summary>What came of a request to erase somebody: a closed union.</summary>
internal abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>It is under way, or was asked for before.</summary>
    public sealed record Taken(IReadOnlyList<ErasureRow> Rows) : ErasureOutcome;

    /// <summary>Nobody of that name is known.</summary>
    public sealed record NotFound : ErasureOutcome;

    /// <summary>The name is that of a group.</summary>
    public sealed record NotAPerson : ErasureOutcome;

    /// <summary>Webhooks of before the request are not processed yet: what they bring would stay.</summary>
    public sealed record Behind : ErasureOutcome;
}
