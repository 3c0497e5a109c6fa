namespace Omni.Contract.Persons;

/// <summary>Two persons that became one.</summary>
public sealed record MergedPerson
{
    /// <summary>The person who stays.</summary>
    public required Person Person { get; init; }

    /// <summary>The former id of the other person; null when both were one before.</summary>
    public Guid? MergedPersonId { get; init; }
}
