using System.Text;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Omni.Api.Events.Nats;

/// <summary>
/// Finds events that the streams already hold before they are published: after a crash or an outage the server may have forgotten their
/// ids, though it has the events. It looks back at most as far as a page can reach.
/// </summary>
internal static class NatsRecall
{
    private const string IdHeader = "Nats-Msg-Id:";

    /// <summary>Other clients publish to these streams too.</summary>
    private const int LookBack = 4 * EventLog.PageSize;

    public static async Task<IReadOnlySet<string>> ReadAsync(
        IReadOnlyDictionary<string, INatsJSStream> streams, IReadOnlyList<CommittedEvent> events, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var stream in events.Select(e => streams.GetValueOrDefault(e.Type.Split('.')[0])).OfType<INatsJSStream>()
            .DistinctBy(s => s.Info.Config.Name))
        {
            await stream.RefreshAsync(ct);
            var (first, last) = (stream.Info.State.FirstSeq, stream.Info.State.LastSeq);
            if (stream.Info.State.Messages == 0) continue;
            var from = last - Math.Min(last - first, LookBack);
            var ids = await Task.WhenAll(Range(from, last).Select(seq => IdOfAsync(stream, seq, ct)));
            known.UnionWith(ids.OfType<string>());
        }

        return known;
    }

    private static IEnumerable<ulong> Range(ulong from, ulong to)
    {
        for (var seq = from; seq <= to; seq++) yield return seq;
    }

    private static async Task<string?> IdOfAsync(INatsJSStream stream, ulong seq, CancellationToken ct)
    {
        try
        {
            var found = await stream.GetAsync(new StreamMsgGetRequest { Seq = seq }, ct);
            if (found.Message.Hdrs is not { Length: > 0 } headers) return null;
            return Encoding.UTF8.GetString(Convert.FromBase64String(headers)).Split("\r\n")
                .Where(line => line.StartsWith(IdHeader, StringComparison.OrdinalIgnoreCase)).Select(line => line[IdHeader.Length..].Trim())
                .FirstOrDefault();
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            // Removed meanwhile.
            return null;
        }
    }
}
