namespace Omni.Api.Storage;

/// <summary>Statements on the progress of workers.</summary>
internal static class ProgressStatements
{
    private const string Set = """
        INSERT INTO progress (name, position) VALUES (@name, @position)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position WHERE excluded.position > progress.position
        """;

    private const string Read = "SELECT position FROM progress WHERE name = @name";

    private const string ReadParts = "SELECT name, position FROM progress WHERE name = @name OR name LIKE @parts";

    /// <summary>The mark of a worker; 0 before its first step.</summary>
    public static Task<long> ReadProgressAsync(this IUnitOfWork unitOfWork, string name, CancellationToken ct) =>
        unitOfWork.RunAsync(session => session.ReadOneAsync(Read, row => row.GetInt64(0), ("@name", name)), ct);

    /// <summary>The marks of a worker and of its parts, named by the worker's name, a colon and their own.</summary>
    public static Task<List<KeyValuePair<string, long>>> ReadMarksAsync(this IReadDb reads, string name, CancellationToken ct) =>
        reads.ReadAsync(
            ReadParts, row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), ct, ("@name", name), ("@parts", $"{name}:%"));

    /// <summary>Moves a worker's mark forward, never back.</summary>
    public static ValueTask SetProgressAsync(this WriteSession session, string name, long position) =>
        session.WriteAsync(Set, ("@name", name), ("@position", position));
}
