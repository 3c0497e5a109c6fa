using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Omni.Api.Storage.Rows;
using Omni.Channels.Sdk.Network;

namespace Omni.Api.Subscriptions;

/// <summary>
/// Posts one event, signed. Redirects are not followed, and this machine and its network are refused unless the settings allow them.
/// </summary>
internal sealed class EventPoster(
    IHttpClientFactory clients, SubscriptionStore store, ReceiverGuard guard, IOptions<SubscriptionOptions> options, TimeProvider time)
{
    private const string ClientName = "subscriptions";

    private const string UnreadableSecret =
        "The signing secret cannot be decrypted with the keys in the data folder: restore keys/ and restart the host, "
        + "or give the subscription a new secret (PATCH /api/v2/subscriptions/{id})";

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<EventPoster>();
        services.AddHttpClient(ClientName, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Omni-Webhooks");
        }).ConfigurePrimaryHttpMessageHandler(PublicAddress.NewHandler);
    }

    public async Task<PostOutcome> PostAsync(SubscriptionRow subscription, Guid eventId, string envelope, CancellationToken ct)
    {
        // Treated like an unavailable receiver: nothing is lost until an operator repairs it.
        if (store.SecretOf(subscription) is not { } secret)
            return new PostOutcome.Trouble(Status: null, UnreadableSecret, RetryAfter: null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.Timeout);
        try
        {
            using var client = clients.CreateClient(ClientName);
            string[] secrets = store.OldSecretOf(subscription) is { } old ? [secret, old] : [secret];
            using var request = RequestOf(subscription, secrets, eventId, envelope);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return OutcomeOf(response);
        }
        catch (Exception e) when (PrivateAddressException.Behind(e) is { } refused)
        {
            return new PostOutcome.Gone(Status: null, $"{refused.Message}, and {ReceiverGuard.Setting} is false");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PostOutcome.Trouble(Status: null, $"No answer within {options.Value.Timeout.TotalSeconds:0} s", RetryAfter: null);
        }
        catch (HttpRequestException e)
        {
            return new PostOutcome.Trouble(Status: null, $"The receiver could not be reached ({e.HttpRequestError})", RetryAfter: null);
        }
    }

    private HttpRequestMessage RequestOf(SubscriptionRow subscription, IEnumerable<string> secrets, Guid eventId, string envelope)
    {
        var (id, timestamp) = (eventId.ToString(), time.GetUtcNow().ToUnixTimeSeconds());
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url)
        {
            Content = new StringContent(envelope, Encoding.UTF8, "application/json"),
        };
        guard.Apply(request);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', secrets.Select(s => SigningSecret.Sign(s, id, timestamp, envelope))));
        return request;
    }

    private PostOutcome OutcomeOf(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return status switch
        {
            >= 200 and < 300 => new PostOutcome.Delivered(status),
            410 => new PostOutcome.Gone(status, "The receiver answered 410 Gone"),
            408 or 429 or >= 500 => new PostOutcome.Trouble(status, $"The receiver answered {status}", RetryAfterOf(response)),
            _ => new PostOutcome.Refused(status),
        };
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };
}
