using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Omni.Api.Events.Nats;

/// <summary>Omni's streams. A missing one is created; an existing one keeps its settings.</summary>
internal static class NatsStreams
{
    /// <summary>How long a server remembers ids, in streams that Omni creates: a second publication within this time is dropped.</summary>
    public static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);

    private const int SubjectsOverlap = 10065;

    private static readonly (string Name, string[] Subjects, int Days)[] Omnis =
    [
        ("MESSAGE", ["message.>"], 30),
        ("REACTION", ["reaction.>"], 7),
        ("INSTANCE", ["instance.>"], 7),
        ("IDENTITY", ["identity.>"], 90),
        ("MEDIA", ["media.>"], 7),
        ("ACCESS", ["access.>"], 30),
        ("CUSTOM", ["custom.>"], 7),
        ("SYSTEM", ["system.>", "sync.>", "batch-job.>", "presence.>"], 7),

        // Omni has profile.synced and no stream for it.
        ("PROFILE", ["profile.>"], 7),

        // Reports of channels.
        ("ACCOUNT", ["account.>", "number.>"], 7),
        ("TEMPLATE", ["template.>"], 7),
        ("CHANNEL", ["channel.>"], 7),
        ("FLOW", ["flow.>"], 7),
        ("CALL", ["call.>"], 7),
        ("GROUP", ["group.>"], 7),
        ("CONTACT", ["contact.>", "thread.>", "marketing.>"], 7),
    ];

    /// <summary>Creates missing streams and returns all of them by the first word of their subjects.</summary>
    public static async Task<IReadOnlyDictionary<string, INatsJSStream>> EnsureAsync(NatsJSContext js, int replicas, CancellationToken ct)
    {
        var streams = new Dictionary<string, INatsJSStream>(StringComparer.Ordinal);
        foreach (var (name, subjects, days) in Omnis)
        {
            foreach (var stream in await EnsureAsync(js, name, subjects, days, replicas, ct))
            {
                foreach (var subject in stream.Info.Config.Subjects ?? []) streams[subject.Split('.')[0]] = stream;
            }
        }

        return streams;
    }

    private static async Task<IReadOnlyList<INatsJSStream>> EnsureAsync(
        NatsJSContext js, string name, string[] subjects, int days, int replicas, CancellationToken ct)
    {
        if (await FindAsync(js, name, ct) is { } found) return [found];
        try
        {
            return [await js.CreateStreamAsync(new StreamConfig(name, subjects)
            {
                Storage = StreamConfigStorage.File,
                Retention = StreamConfigRetention.Limits,
                MaxAge = TimeSpan.FromDays(days),
                DuplicateWindow = DuplicateWindow,
                NumReplicas = replicas,
            }, ct)];
        }
        catch (NatsJSApiException e) when (e.Error.ErrCode == SubjectsOverlap)
        {
            // Another stream of the server takes these subjects already: it is used.
            var others = new List<INatsJSStream>();
            foreach (var subject in subjects)
                await foreach (var other in js.ListStreamsAsync(subject, ct)) others.Add(other);
            return others;
        }
    }

    private static async Task<INatsJSStream?> FindAsync(NatsJSContext js, string name, CancellationToken ct)
    {
        try
        {
            return await js.GetStreamAsync(name, cancellationToken: ct);
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            return null;
        }
    }
}
