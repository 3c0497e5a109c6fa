using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>
/// Runs a queue for each channel (<see cref="InboxQueue"/>), each with a mark of its own: one that stands still holds up
/// no other. One more queue has the webhooks of channels that are not loaded.
/// </summary>
internal sealed class InboxWorker(
    IServiceProvider services, IInboxStore store, IReadDb reads, IUnitOfWork unitOfWork, ChannelRegistry channels,
    InboxProgress progress, TimeProvider time) : IHostedService
{
    /// <summary>The mark of the channels that are not loaded; the one of a channel has its name behind a colon.</summary>
    public const string Mark = "inbox";

    private List<InboxQueue> _queues = [];

    /// <summary>Before the first webhook can come: what is given an id from now on counts as not yet processed.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var marks = (await reads.ReadMarksAsync(Mark, cancellationToken)).ToDictionary();
        var common = marks.GetValueOrDefault(Mark);

        // A channel that was loaded once keeps its queue: what it left unprocessed is looked at, whether it is there or not.
        var known = marks.Keys.Where(name => name != Mark).Select(name => name[(Mark.Length + 1)..]);
        var names = channels.All.Where(c => c is IWebhookChannel).Select(c => c.Id).Union(known).ToList();

        // One that is loaded for the first time begins where the common queue is, and that must not be forgotten when this one goes on.
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
