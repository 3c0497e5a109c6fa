namespace Omni.Contract.Persons;

/// <summary>The body of <c>POST /persons/merge</c>.</summary>
public sealed record MergePersonsRequest
{
    /// <summary>The person who is merged, a UUID; the id stays a name of the other one. Required.</summary>
    public string? SourcePersonId { get; init; }

    /// <summary>The person who stays, a UUID. Required.</summary>
    public string? TargetPersonId { get; init; }

    /// <summary>Why, at most 1,000 characters; it is not stored.</summary>
    public string? Reason { get; init; }
}
