using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.Sdk.Webhooks;

namespace Omni.Api.Receiving;

/// <summary>The endpoints that receive webhooks. A webhook is answered 200 only when it is genuine and stored.</summary>
internal static class WebhookEndpoints
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromSeconds(5);

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks").WithTags("Webhooks").Open();
        webhooks.MapGet("/{channel}", AnswerChallenge).WithName("verifyWebhook")
            .WithSummary("Answer a channel's check of the callback URL").Produces(200, contentType: "text/plain").MayAnswer(403, 404);

        // No key opens a webhook, so the checks of keys are not run for it: they would cost a tenth of its time.
        webhooks.MapPost("/{channel}", Receive).WithName("receiveWebhook").WithSummary("Take a channel's webhook")
            .MayAnswer(400, 401, 404, 408, 413, 503).ShortCircuit();

        // Omni's addresses, for apps of Meta's that were pointed at it.
        var omnis = app.MapGroup("/api/v2/channels/{channel}/webhook").Open().ExcludeFromDescription();
        omnis.MapGet("", AnswerChallenge);
        omnis.MapPost("", Receive).ShortCircuit();
    }

    private static IResult AnswerChallenge(string channel, HttpRequest request, ChannelRegistry channels)
    {
        if (channels.Get(channel) is not IWebhookChannel plugin) return ApiError.NotFound($"Webhook channel '{channel}'");
        if (!TryReadInstance(request, out var instanceId)) return UnknownInstance();
        return plugin.AnswerChallenge(RequestOf(request, instanceId, body: default)) switch
        {
            Challenge.Answered answered => Results.Text(answered.Text, "text/plain", Encoding.UTF8),
            Challenge.UnknownInstance => UnknownInstance(),
            Challenge.Refused refused => ApiError.Forbidden(refused.Reason),
            var other => throw new InvalidOperationException($"The union is closed: {other.GetType()}"),
        };
    }

    private static async Task<IResult> Receive(
        string channel, HttpRequest request, ChannelRegistry channels, BodyReader bodies, InboxAppender inbox, InboxMetrics metrics,
        IOptions<InboxOptions> options, TimeProvider time)
    {
        if (channels.Get(channel) is not { } found || found is not IWebhookChannel plugin)
            return ApiError.NotFound($"Webhook channel '{channel}'");
        if (!TryReadInstance(request, out var instanceId)) return UnknownInstance();
        if (plugin.Precheck(RequestOf(request, instanceId, body: default)) is { } unread) return Refuse(unread, metrics);
        var (reading, body) = await bodies.ReadAsync(request, options.Value.BodyLimits);
        if (reading != BodyReader.Reading.Read) return Refuse(reading, request, metrics, options.Value);
        var verdict = plugin.Verify(RequestOf(request, instanceId, body));
        if (verdict is not WebhookVerdict.Genuine { VerifiedBy: var by }) return Refuse(verdict, metrics);
        return await StoreAsync(inbox, metrics, new NewWebhook
        {
            Channel = found.Id,
            InstanceId = instanceId,
            VerifiedBy = by,
            ReceivedAtUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            TraceParent = Activity.Current?.Id,
            Body = body,
        });
    }

    private static ApiError Refuse(BodyReader.Reading reading, HttpRequest request, InboxMetrics metrics, InboxOptions options)
    {
        switch (reading)
        {
            case BodyReader.Reading.TooLarge:
                metrics.Refused("too_large");
                return new ApiError(413, "PAYLOAD_TOO_LARGE", $"The body is larger than {options.MaxBodyBytes} bytes");
            case BodyReader.Reading.NoRoom:
                metrics.Refused("no_room");
                return new ApiError(503, "NOT_STORED", "Too many large webhooks come at once; send it again");
            default:
                metrics.Refused("too_slow");
                request.HttpContext.Response.Headers.Connection = "close";
                return new ApiError(408, "REQUEST_TIMEOUT", "The body came too slowly; send it again");
        }
    }

    private static ApiError Refuse(WebhookVerdict verdict, InboxMetrics metrics)
    {
        switch (verdict)
        {
            case WebhookVerdict.UnknownInstance:
                metrics.Refused("unknown_instance");
                return UnknownInstance();
            case WebhookVerdict.Refused refused:
                metrics.Refused(refused.Code);
                return ApiError.Unauthorized(refused.Reason);
            case WebhookVerdict.Busy busy:
                metrics.Refused("busy");
                return ApiError.Unavailable("BUSY", busy.Reason, BusyFor);
            case var other: throw new InvalidOperationException($"The union is closed: {other.GetType()}");
        }
    }

    private static async Task<IResult> StoreAsync(InboxAppender inbox, InboxMetrics metrics, NewWebhook webhook)
    {
        if (await inbox.AppendAsync(webhook))
        {
            metrics.Received();
            return Results.Ok();
        }

        metrics.Refused("not_stored");
        return new ApiError(503, "NOT_STORED", "The webhook could not be stored; send it again");
    }

    private static bool TryReadInstance(HttpRequest request, out Guid? instanceId)
    {
        var text = request.Query["instance"].ToString();
        instanceId = Guid.TryParse(text, out var id) ? id : null;
        return text.Length == 0 || instanceId is not null;
    }

    private static ApiError UnknownInstance() => ApiError.NotFound("Instance of the webhook address");

    private static WebhookRequest RequestOf(HttpRequest request, Guid? instanceId, ReadOnlyMemory<byte> body) => new()
    {
        InstanceId = instanceId,
        Query = name => request.Query.TryGetValue(name, out var values) ? values[0] : null,
        Header = name => request.Headers.TryGetValue(name, out var values) ? values[0] : null,
        Body = body,
    };
}
