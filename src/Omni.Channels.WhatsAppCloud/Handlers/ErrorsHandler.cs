using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Events;
using Omni.Channels.Sdk.Events.Payloads;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Handlers;

/// <summary>Errors of the number itself, with no message of their own → a log line and <c>custom.number_error</c>.</summary>
internal sealed partial class ErrorsHandler(ILogger<ErrorsHandler> logger)
{
    public async Task HandleAsync(Arrival arrival, WhatsAppInstance instance, MessagesValue value, CancellationToken ct)
    {
        foreach (var error in value.Errors)
        {
            Log.NumberError(logger, instance.InstanceId, arrival.Delivery.Id);
            await arrival.Emitter.EmitAsync(
                instance.InstanceId,
                new CustomEvent { Name = $"{EventTypes.CustomPrefix}number_error", Data = error, SameAs = AccountHandler.Sameness("number_error", error) },
                correlationId: null, ct);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2402, LogLevel.Warning, "{InstanceId} was told of an error of its number by delivery {DeliveryId}; the event custom.number_error has it")]
        public static partial void NumberError(ILogger logger, Guid instanceId, long deliveryId);
    }
}
