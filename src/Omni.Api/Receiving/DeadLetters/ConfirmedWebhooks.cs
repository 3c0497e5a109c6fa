using Omni.Api.Foundation;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving.DeadLetters;

/// <summary>Processes the webhooks of an instance that arrived before its channel confirmed its address.</summary>
internal sealed partial class ConfirmedWebhooks(DeadLetterStore store, ILogger<ConfirmedWebhooks> logger)
{
    private const int Page = 100;

    /// <summary>
    /// Puts the webhooks of a channel that wait for an instance to be connected into the inbox again. A webhook that still belongs to no
    /// instance is set aside again.
    /// </summary>
    public async Task ReleaseAsync(string channel, CancellationToken ct)
    {
        // Only those up to now: the same loop must not take a webhook twice that is set aside again.
        if (await store.FindLastPendingAsync(channel, SetAsideCode.NotConfirmed, ct) is not { } last) return;
        var (released, after) = (0, 0L);
        while (await store.ReadPendingAsync(channel, SetAsideCode.NotConfirmed, after, last, Page, ct) is { Count: > 0 } letters)
        {
            foreach (var letter in letters)
            {
                if (!await store.RetryAsync(letter)) return;
                released++;
            }

            after = letters[^1].Seq;
        }

        if (released > 0) Log.Released(logger, channel, released);
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Released, LogLevel.Information,
            "An instance of {Channel} was connected: {Count} webhooks that waited for it are processed again")]
        public static partial void Released(ILogger logger, string channel, int count);
    }
}
