using System.Text.Json;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace Omni.Api.Tests.Events;

/// <summary>A consumer as Omni's own services are: it reads streams from their beginning, by subject.</summary>
internal sealed class NatsReader(string url) : IAsyncDisposable
{
    private readonly NatsConnection _connection = new(new NatsOpts { Url = url });

    public NatsJSContext JetStream => field ??= new NatsJSContext(_connection);

    /// <summary>Everything that a stream holds of a subject, in its order.</summary>
    public async Task<List<(string Subject, string MsgId, JsonElement Envelope)>> ReadAsync(string stream, string subject)
    {
        try
        {
            var consumer = await JetStream.CreateOrderedConsumerAsync(
                stream, new NatsJSOrderedConsumerOpts { FilterSubjects = [subject], DeliverPolicy = ConsumerConfigDeliverPolicy.All });
            var found = new List<(string, string, JsonElement)>();
            await foreach (var message in consumer.FetchNoWaitAsync<string>(new NatsJSFetchOpts { MaxMsgs = 1_000_000 }))
                found.Add((message.Subject, message.Headers!["Nats-Msg-Id"].ToString(), JsonElement.Parse(message.Data!)));
            return found;
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            return [];
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
