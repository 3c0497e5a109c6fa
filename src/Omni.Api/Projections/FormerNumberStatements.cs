using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>Statements on the numbers that persons gave up.</summary>
internal static class FormerNumberStatements
{
    private const string Add = """
        INSERT INTO former_numbers (instance_id, number, held_until, person_id) VALUES (@instance, @number, @until, @person)
        ON CONFLICT DO NOTHING
        """;

    private const string FindHolders = "SELECT person_id FROM former_numbers WHERE instance_id = @instance AND number = @number";

    public static ValueTask AddFormerNumberAsync(this WriteSession session, Guid instanceId, string number, long until, Guid personId) =>
        session.WriteAsync(Add, ("@instance", instanceId), ("@number", number), ("@until", until), ("@person", personId));

    /// <summary>Everybody who had a number and gave it up.</summary>
    public static ValueTask<List<Guid>> FindFormerHoldersAsync(this WriteSession session, Guid instanceId, string number) =>
        session.ReadAllAsync(FindHolders, row => row.GetGuid(0), ("@instance", instanceId), ("@number", number));
}
