using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>
/// Runs a queue for each channel (<see cref="InboxQueue"/>), each with a mark of its own, so that a blocked one delays no other. One more
/// queue handles the webhooks of channels that are not loaded.
/// </summary>
internal sealed class InboxWorker(
    IServiceProvider services, IInboxStore store, IReadDb reads, IUnitOfWork unitOfWork, ChannelRegistry channels,
    InboxProgress progress, TimeProvider time) : IHostedService
{
    /// <summary>The mark of the channels that are not loaded. The mark of a channel adds a colon and its name.</summary>
    public const string Mark = "inbox";

    private List<InboxQueue> _queues = [];

    /// <summary>Opens the inbox before the first webhook can arrive: ids assigned from now on count as not yet processed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var marks = (await reads.ReadMarksAsync(Mark, cancellationToken)).ToDictionary();
        var common = marks.GetValueOrDefault(Mark);

        // A channel that was loaded once keeps its queue, so that its unprocessed webhooks are found whether it is loaded or not.
        var known = marks.Keys.Where(name => name != Mark).Select(name => name[(Mark.Length + 1)..]);
        var names = channels.All.Where(c => c is IWebhookChannel).Select(c => c.Id).Union(known).ToList();

        // A newly loaded channel starts at the common queue's mark. The start is stored before the common queue moves on.
        await unitOfWork.RunAsync(async session =>
        {
            foreach (var name in names.Select(ChannelProgress.MarkOf).Where(name => !marks.ContainsKey(name)))
                await session.SetProgressAsync(name, common);
        }, cancellationToken);

        var last = await store.OpenAfterAsync(marks.Values.DefaultIfEmpty().Max(), cancellationToken);
        var queues = new List<ChannelProgress>();
        foreach (var name in names)
        {
            var position = marks.GetValueOrDefault(ChannelProgress.MarkOf(name), common);
            queues.Add(await OpenAsync(name, ChannelFilter.Only(name), position, last, cancellationToken));
        }

        var others = await OpenAsync(channel: null, ChannelFilter.Except(names), common, last, cancellationToken);
        progress.Open(last, queues, others);

        _queues = [.. queues.Append(others).Select(queue => ActivatorUtilities.CreateInstance<InboxQueue>(services, queue))];
        foreach (var queue in _queues) await queue.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Select(queue => queue.StopAsync(cancellationToken)));

    private async Task<ChannelProgress> OpenAsync(string? channel, ChannelFilter filter, long position, long last, CancellationToken ct) =>
        new(channel, filter, position, last, position < last ? await store.CountAfterAsync(position, filter, ct) : 0, time);
}
