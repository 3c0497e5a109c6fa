using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using NATS.Client.JetStream;
using Omni.Api.Foundation;

namespace Omni.Api.Events.Nats;

/// <summary>
/// Publishes to NATS JetStream. Chats are published in parallel, the events of one chat one after the other: a failed event is never
/// overtaken by a later one of its chat. <c>Nats-Msg-Id</c> is the event's id.
/// </summary>
internal sealed partial class NatsEventBus : IEventBus, IAsyncDisposable
{
    private readonly NatsConnection _connection;
    private readonly NatsJSContext _js;
    private readonly EventBusOptions _options;
    private readonly ILogger<NatsEventBus> _logger;
    private IReadOnlyDictionary<string, INatsJSStream>? _streams;

    /// <summary>Whether an event may have been published before, longer ago than the server remembers ids.</summary>
    private bool _isUncertain = true;

    public NatsEventBus(IOptions<EventBusOptions> options, ILoggerFactory loggers)
    {
        _options = options.Value;
        _logger = loggers.CreateLogger<NatsEventBus>();
        _connection = new NatsConnection(new NatsOpts
        {
            Url = _options.Url ?? "nats://localhost:4222",
            Name = "omni",
            AuthOpts = new NatsAuthOpts
            {
                Username = _options.User,
                Password = _options.Password,
                Token = _options.Token,
                CredsFile = _options.CredentialsFile,
            },
            RequestTimeout = TimeSpan.FromSeconds(5),
            CommandTimeout = TimeSpan.FromSeconds(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ReconnectWaitMax = TimeSpan.FromSeconds(5),
            MaxReconnectRetry = -1,
            IgnoreAuthErrorAbort = true,
            PublishTimeoutOnDisconnected = true,
        });
        _js = new NatsJSContext(_connection);
    }

    public async Task PublishAsync(IReadOnlyList<CommittedEvent> events, CancellationToken ct)
    {
        try
        {
            if (_connection.ConnectionState != NatsConnectionState.Open) _streams = null;
            _streams ??= await NatsStreams.EnsureAsync(_js, _options.Replicas, ct);
            var known = _isUncertain ? await NatsRecall.ReadAsync(_streams, events, ct) : null;
            var isUnknown = (CommittedEvent e) => known?.Contains(e.Id.ToString()) != true;
            await Task.WhenAll(
                events.Where(isUnknown).GroupBy(e => e.ChatId ?? e.InstanceId).Select(group => PublishInOrderAsync(group, ct)));
            _isUncertain = false;
        }
        catch
        {
            // Some of them may be stored. At the retry, the server may no longer remember their ids.
            (_isUncertain, _streams) = (true, null);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task PublishInOrderAsync(IEnumerable<CommittedEvent> events, CancellationToken ct)
    {
        foreach (var @event in events)
        {
            var envelope = Fit(@event);
            if (!_streams!.ContainsKey(@event.Type.Split('.')[0]))
            {
                // No stream stores it; current listeners still get it.
                await _connection.PublishAsync(@event.Subject, envelope, cancellationToken: ct);
                continue;
            }

            var ack = await _js.PublishAsync(
                @event.Subject, envelope, opts: new NatsJSPubOpts { MsgId = @event.Id.ToString() }, cancellationToken: ct);

            // A duplicate is no failure: the server has the event.
            if (ack.Error is { } error) throw new NatsJSApiException(error);
        }
    }

    /// <summary>The envelope, without the channel's raw object when the server would not accept the size.</summary>
    private string Fit(CommittedEvent @event)
    {
        var max = _connection.ServerInfo?.MaxPayload is > 0 and var limit ? limit - 1024 : int.MaxValue;
        if (System.Text.Encoding.UTF8.GetByteCount(@event.Envelope) <= max) return @event.Envelope;
        Log.Cut(_logger, @event.Id, @event.Envelope.Length);
        var envelope = JsonNode.Parse(@event.Envelope)!;
        if (envelope["payload"] is JsonObject payload)
        {
            payload.Remove("rawPayload");
            if (System.Text.Encoding.UTF8.GetByteCount(envelope.ToJsonString()) > max)
                envelope["payload"] = new JsonObject { ["truncated"] = true };
        }

        return envelope.ToJsonString(
            new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Cut, LogLevel.Warning,
            "{EventId} is {Length} characters, more than the NATS server accepts: it was published without its "
            + "raw payload, which REST still returns")]
        public static partial void Cut(ILogger logger, Guid eventId, int length);
    }
}
