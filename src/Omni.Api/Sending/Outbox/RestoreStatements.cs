using Omni.Api.Storage;

namespace Omni.Api.Sending.Outbox;

/// <summary>Reads and removes the mark of a restored back-up (<see cref="RestoreMark"/>).</summary>
internal static class RestoreStatements
{
    private const string Marks = $"""
        SELECT name, position FROM progress WHERE name IN ('{RestoreMark.Held}', '{RestoreMark.From}') OR name LIKE '{RestoreMark.Resumed}%'
        """;

    private const string ResumeAll = $"DELETE FROM progress WHERE name = '{RestoreMark.Held}' OR name LIKE '{RestoreMark.Resumed}%'";

    /// <summary>The marks by name; none on a database that was never a copy.</summary>
    public static async ValueTask<Dictionary<string, long>> ReadRestoreMarksAsync(this WriteSession session) =>
        (await session.ReadAllAsync(Marks, row => (Name: row.GetString(0), Position: row.GetInt64(1))))
            .ToDictionary(m => m.Name, m => m.Position, StringComparer.Ordinal);

    /// <summary>The number of messages that wait to leave, of all instances.</summary>
    public static ValueTask<long> CountWaitingAsync(this WriteSession session) =>
        session.ReadOneAsync(RestoreMark.Waiting, row => row.GetInt64(0));

    /// <summary>Resumes all instances.</summary>
    public static ValueTask ResumeRestoredAsync(this WriteSession session) => session.WriteAsync(ResumeAll);
}
