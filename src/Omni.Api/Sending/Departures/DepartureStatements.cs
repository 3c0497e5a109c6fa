using Omni.Api.Storage;

namespace Omni.Api.Sending.Departures;

/// <summary>
/// Reads and records the run that sends. A file of departure marks is valid only if its run is the last one in the database.
/// </summary>
internal static class DepartureStatements
{
    private const string Begin = """
        INSERT INTO progress (name, position) VALUES ('departures', @run) ON CONFLICT (name) DO UPDATE SET position = excluded.position
        """;

    private const string Read = "SELECT position FROM progress WHERE name = 'departures'";

    /// <summary>The last run; 0 before the first.</summary>
    public static ValueTask<long> ReadRunAsync(this WriteSession session) =>
        session.ReadOneAsync(Read, row => row.GetInt64(0));

    /// <summary>Records that another run sends from now on.</summary>
    public static ValueTask BeginRunAsync(this WriteSession session, long run) => session.WriteAsync(Begin, ("@run", run));
}
