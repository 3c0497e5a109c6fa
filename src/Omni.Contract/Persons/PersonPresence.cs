namespace Omni.Contract.Persons;

/// <summary>Where a person is known.</summary>
public sealed record PersonPresence
{
    /// <summary>The person.</summary>
    public required Person Person { get; init; }

    /// <summary>The person's names on the instances that the key may see.</summary>
    public required IReadOnlyList<PersonIdentity> Identities { get; init; }

    /// <summary>All together.</summary>
    public required PresenceSummary Summary { get; init; }

    /// <summary>The same by the id of the channel.</summary>
    public required IReadOnlyDictionary<string, PresenceSummary> ByChannel { get; init; }
}
