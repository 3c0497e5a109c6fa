using Omni.Api.Storage;
using Omni.Api.Storage.Rows;
using Omni.Contract.Erasures;

namespace Omni.Api.Erasure;

/// <summary>Statements on erasures and on the remaining hashes.</summary>
internal static class ErasureStatements
{
    private const string AddKey =
        "INSERT INTO erased_keys (key_hash, instance_id, position, forget_at) VALUES (@hash, @instance, @position, "
        + "@forget) ON CONFLICT DO NOTHING";

    private const string Save = "UPDATE erasures SET state = @state, progress = @progress, error = NULL, updated_at = @now WHERE id = @id";

    private const string Fail = "UPDATE erasures SET error = @error, updated_at = @now WHERE id = @id";

    private const string Complete =
        $"UPDATE erasures SET state = '{ErasureState.Done}', subject = NULL, progress = @progress, error = NULL, completed_at = @now, "
        + "updated_at = @now WHERE id = @id";

    private const string PurgeKeys = """
        DELETE FROM erased_keys WHERE (key_hash, instance_id) IN (SELECT key_hash, instance_id FROM erased_keys WHERE forget_at < @before
            ORDER BY forget_at LIMIT @slice)
        """;

    private const string ForgetNames = "UPDATE erasures SET hashes = NULL WHERE hashes IS NOT NULL AND completed_at < @before";

    public static ValueTask AddErasedKeyAsync(this WriteSession session, ErasedKeyRow row) =>
        session.WriteAsync(
            AddKey, ("@hash", row.KeyHash), ("@instance", row.InstanceId), ("@position", row.Position), ("@forget", row.ForgetAt));

    /// <summary>Stores the progress of an erasure.</summary>
    public static ValueTask SaveErasureAsync(this WriteSession session, Guid id, string state, string progress, long now) =>
        session.WriteAsync(Save, ("@state", state), ("@progress", progress), ("@now", now), ("@id", id));

    /// <summary>Stores why a step failed; it is retried.</summary>
    public static ValueTask FailErasureAsync(this WriteSession session, Guid id, string error, long now) =>
        session.WriteAsync(Fail, ("@error", error), ("@now", now), ("@id", id));

    /// <summary>Completes an erasure and removes its subject.</summary>
    public static ValueTask CompleteErasureAsync(this WriteSession session, Guid id, string progress, long now) =>
        session.WriteAsync(Complete, ("@progress", progress), ("@now", now), ("@id", id));

    /// <summary>Removes expired hashes and returns their number.</summary>
    public static ValueTask<int> PurgeErasedKeysAsync(this WriteSession session, long now, int slice) =>
        session.ExecuteAsync(PurgeKeys, ("@before", now), ("@slice", slice));

    /// <summary>Removes the name hashes of erasures before a time.</summary>
    public static ValueTask<int> ForgetErasedNamesAsync(this WriteSession session, long before) =>
        session.ExecuteAsync(ForgetNames, ("@before", before));
}
