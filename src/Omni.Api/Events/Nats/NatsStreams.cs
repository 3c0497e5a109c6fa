using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Omni.Api.Events.Nats;

/// <summary>Omni's streams. A missing one is created; an existing one keeps its settings.</summary>
internal static class NatsStreams
{
    /// <summary>How long a server remembers ids, in streams that Omni creates: a second publication within this time is dropped.</summary>
    public static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);

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
    ];

    /// <summary>Creates missing streams and returns all of them by the first word of their subjects.</summary>
    public static async Task<IReadOnlyDictionary<string, INatsJSStream>> EnsureAsync(NatsJSContext js, int replicas, CancellationToken ct)
    {
        var streams = new Dictionary<string, INatsJSStream>(StringComparer.Ordinal);
        foreach (var (name, subjects, days) in Omnis)
        {
            var stream = await FindAsync(js, name, ct) ?? await js.CreateStreamAsync(new StreamConfig(name, subjects)
            {
                Storage = StreamConfigStorage.File,
                Retention = StreamConfigRetention.Limits,
                MaxAge = TimeSpan.FromDays(days),
                DuplicateWindow = DuplicateWindow,
                NumReplicas = replicas,
            }, ct);
            foreach (var subject in stream.Info.Config.Subjects ?? []) streams[subject.Split('.')[0]] = stream;
        }

        return streams;
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
