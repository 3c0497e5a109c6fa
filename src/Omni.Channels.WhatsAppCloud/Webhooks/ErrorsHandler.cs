using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>Handles errors of a number that do not concern a message. Emits <c>custom.number_error</c>.</summary>
internal static class ErrorsHandler
{
    /// <summary>The event's name.</summary>
    public const string NumberError = $"{EventTypes.CustomPrefix}{Field}";

    private const string Field = "number_error";

    public static async Task HandleAsync(
        WebhookContext context, WhatsAppInstance instance, MessagesValue value, string? time, CancellationToken ct)
    {
        foreach (var error in value.Errors)
        {
            var key = NoticeKey.Of(Field, time, error);
            var payload = new CustomEvent { Name = NumberError, Data = error };
            await context.Emitter.EmitAsync(instance.InstanceId, payload, key.ToFacts(), correlationId: null, ct);
        }
    }
}
