using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>A webhook in the inbox.</summary>
internal sealed record StoredWebhook(long Id, NewWebhook Webhook)
{
    /// <summary>The columns that <see cref="ReadAsync"/> reads.</summary>
    public const string Columns = "id, channel, instance_id, verified_by, received_at, trace_parent, body";

    /// <summary>Reads rows of <see cref="Columns"/> until they exceed a number of bytes.</summary>
    public static async Task<IReadOnlyList<StoredWebhook>> ReadAsync(DbDataReader reader, long maxBytes, CancellationToken ct)
    {
        var found = new List<StoredWebhook>();
        long bytes = 0;
        while (bytes < maxBytes && await reader.ReadAsync(ct))
        {
            found.Add(new StoredWebhook(reader.GetInt64(0), new NewWebhook
            {
                Channel = reader.GetString(1),
                InstanceId = reader.IsDBNull(2) ? null : reader.GetGuid(2),
                VerifiedBy = reader.GetString(3),
                ReceivedAtUnixMs = reader.GetInt64(4),
                TraceParent = reader.IsDBNull(5) ? null : reader.GetString(5),
                Body = reader.GetFieldValue<byte[]>(6),
            }));
            bytes += found[^1].Webhook.Body.Length;
        }

        return found;
    }
}
