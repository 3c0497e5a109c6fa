namespace Omni.Api.Search;

/// <summary>The index of a database: what it is made of, and how it is asked.</summary>
internal interface ISearchDialect
{
    /// <summary>The name in the marks of progress: an index is not moved from one database to another, but made again.</summary>
    string Name { get; }

    /// <summary>Removes an index of an earlier form.</summary>
    IReadOnlyList<string> Remove { get; }

    /// <summary>Makes the index and what notes changes; no effect on what is there.</summary>
    IReadOnlyList<string> Make { get; }

    /// <summary>Stores the words of a row: <c>@place</c>, <c>@words</c>.</summary>
    string Set { get; }

    /// <summary>Removes the words of a row: <c>@place</c>.</summary>
    string Delete { get; }

    /// <summary>
    /// The places before <c>@before</c>, last first, at most <c>@limit</c>, that match <c>@query</c>.
    /// </summary>
    string Find { get; }

    /// <summary>A word of the index that begins so.</summary>
    string Beginning(string word);

    /// <summary>A word of the index.</summary>
    string Word(string word);

    /// <summary>All of these.</summary>
    string All(IEnumerable<string> terms);

    /// <summary>Any of these.</summary>
    string Any(IEnumerable<string> terms);
}
