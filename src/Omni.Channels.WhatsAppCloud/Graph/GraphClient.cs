using System.Text.Json;
using Microsoft.Extensions.Logging;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Graph.Requests;
using Omni.Channels.WhatsAppCloud.Graph.Responses;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Wire;
using Polly.Timeout;
using Refit;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>The only caller of <see cref="IGraphApi"/>. Converts statuses, bodies and connection failures to results.</summary>
internal sealed partial class GraphClient(
    IGraphApi api, GraphMetrics metrics, GraphVersionWatch versions, TimeProvider time, ILogger<GraphClient> logger)
{
    private const int NumbersOfPage = 100, TemplatesOfPage = 250;

    public Task<GraphResult<PhoneNumberResponse>> GetPhoneNumberAsync(WhatsAppInstance on, CancellationToken ct) => CallAsync(
        on, canRepeat: true,
        () => api.GetPhoneNumber(
            on.GraphBaseUrl, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof,
            PhoneNumberResponse.FieldsOf(on.GraphApiVersion), ct),
        ct);

    /// <summary>The account's numbers, page by page; a page that failed is the last one.</summary>
    public IAsyncEnumerable<GraphResult<PhoneNumbersResponse>> GetPhoneNumbersAsync(WhatsAppInstance on, CancellationToken ct) =>
        GraphPager.ReadAsync(NumbersOfPage, (limit, after) => CallAsync(
            on, canRepeat: true,
            () => api.GetPhoneNumbers(
                on.GraphBaseUrl, on.GraphApiVersion, on.BusinessAccountId, on.AccessToken.Reveal(), on.AppSecretProof,
                PhoneNumbersResponse.Fields, limit, after, ct), ct), ct);

    public Task<GraphResult<BusinessProfileResponse>> GetBusinessProfileAsync(WhatsAppInstance on, CancellationToken ct) => CallAsync(
        on, canRepeat: true, () => api.GetBusinessProfile(
            on.GraphBaseUrl, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof,
            BusinessProfileResponse.Fields, ct), ct);

    public Task<GraphResult<SuccessResponse>> SubscribeAppAsync(WhatsAppInstance on, CancellationToken ct) => CallAsync(
        on, canRepeat: true,
        () => api.SubscribeApp(on.GraphBaseUrl, on.GraphApiVersion, on.BusinessAccountId, on.AccessToken.Reveal(), on.AppSecretProof, ct),
        ct);

    public Task<GraphResult<SuccessResponse>> ConfigureWebhookAsync(WhatsAppInstance on, Uri callbackUrl, CancellationToken ct)
    {
        var request = new PhoneNumberRequest(new(callbackUrl.AbsoluteUri, on.WebhookVerifyToken.Reveal()));
        return CallAsync(on, canRepeat: true, () => api.ConfigurePhoneNumber(
            on.GraphBaseUrl, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof, request, ct), ct);
    }

    public Task<GraphResult<MessageResponse>> SendMessageAsync(
        WhatsAppInstance on, MessageRequest request, IDepartureGate? gate, CancellationToken ct) => CallAsync(
        on, canRepeat: false,
        () => api.SendMessage(
            on.GraphBaseUrl, gate, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof, request, ct), ct);

    /// <summary>Marks a message, and all before it, as read.</summary>
    public Task<GraphResult<SuccessResponse>> SendReceiptAsync(
        WhatsAppInstance on, ReceiptRequest request, CancellationToken ct) => CallAsync(
        on, canRepeat: true, () => api.SendReceipt(
            on.GraphBaseUrl, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof, request, ct), ct);

    public Task<GraphResult<MediaResponse>> GetMediaAsync(WhatsAppInstance on, string mediaId, CancellationToken ct) => CallAsync(
        on, canRepeat: true,
        () => api.GetMedia(on.GraphBaseUrl, on.GraphApiVersion, mediaId, on.AccessToken.Reveal(), on.AppSecretProof, on.PhoneNumberId, ct),
        ct);

    /// <summary>Uploads a file. Safe to repeat: a second upload only creates an unused id.</summary>
    public Task<GraphResult<MediaResponse>> UploadMediaAsync(WhatsAppInstance on, HttpContent form, CancellationToken ct) => CallAsync(
        on, canRepeat: true,
        () => api.UploadMedia(on.GraphBaseUrl, on.GraphApiVersion, on.PhoneNumberId, on.AccessToken.Reveal(), on.AppSecretProof, form, ct),
        ct);

    /// <summary>The account's templates, page by page; a page that failed is the last one.</summary>
    public IAsyncEnumerable<GraphResult<TemplatesResponse>> GetTemplatesAsync(WhatsAppInstance on, CancellationToken ct) =>
        GraphPager.ReadAsync(TemplatesOfPage, (limit, after) => CallAsync(
            on, canRepeat: true,
            () => api.GetTemplates(
                on.GraphBaseUrl, on.GraphApiVersion, on.BusinessAccountId, on.AccessToken.Reveal(), on.AppSecretProof,
                TemplatesResponse.Fields, limit, after, ct), ct), ct);

    /// <param name="on">The instance that calls.</param>
    /// <param name="canRepeat">Whether a repeat is safe: a lost response is then <see cref="GraphResult{T}.Unreachable"/>.</param>
    /// <param name="call">The call.</param>
    /// <param name="ct">Passes through as an exception when the caller gave up.</param>
    private async Task<GraphResult<T>> CallAsync<T>(
        WhatsAppInstance on, bool canRepeat, Func<Task<IApiResponse<T>>> call, CancellationToken ct)
        where T : class
    {
        try
        {
            using var response = await call();
            if (response.StatusCode is null) return Lost<T>(on, canRepeat, response.Error);
            NoteVersion(on, response);
            var pause = response.Headers is { } headers ? UsageHeaders.PauseOf(headers, time.GetUtcNow()) : null;
            if (response is { IsSuccessStatusCode: true, Error: null, Content: { } content })
                return new GraphResult<T>.Ok(content) { PauseFor = pause };
            if (response.IsSuccessStatusCode) return Lost<T>(on, canRepeat, response.Error);
            var error = ReadError((int)response.StatusCode, (response.Error as ApiException)?.Content) with { RegainAccessAfter = pause };
            metrics.Refused(error.Code);
            Log.Refused(logger, on.InstanceId, error.Code, error.Subcode, error.HttpStatus, error.TraceId);
            return new GraphResult<T>.Refused(error);
        }
        catch (Exception e) when (!ct.IsCancellationRequested
            && e is HttpRequestException or NotSentException or TimeoutRejectedException or IOException or OperationCanceledException)
        {
            return Lost<T>(on, canRepeat, e);
        }
    }

    private GraphResult<T> Lost<T>(WhatsAppInstance on, bool canRepeat, Exception? exception)
    {
        // Log only known types and messages: a Refit exception contains the bearer token.
        var cause = exception is ApiRequestException { InnerException: { } inner } ? inner : exception;
        var notSent = cause is NotSentException;
        var reason = Describe(notSent ? cause!.InnerException : cause);
        metrics.Lost(left: !notSent);
        Log.Lost(logger, on.InstanceId, reason, notSent);
        return canRepeat || notSent ? new GraphResult<T>.Unreachable(reason) : new GraphResult<T>.NoAnswer(reason);
    }

    private static string Describe(Exception? cause) => cause switch
    {
        HttpRequestException http => $"Meta's Graph API could not be reached ({http.HttpRequestError})",
        TimeoutRejectedException or OperationCanceledException => "Meta's Graph API did not answer in time",
        ApiException or JsonException => "Meta's Graph API answered something that cannot be read",
        null => "Meta's Graph API gave an empty answer",
        _ => $"The connection to Meta's Graph API broke ({cause.GetType().Name})",
    };

    internal static GraphError ReadError(int status, string? body)
    {
        ErrorResponse.Body? error = null;
        try
        {
            if (!string.IsNullOrWhiteSpace(body)) error = LooseJson.Read(JsonElement.Parse(body), GraphJson.Default.ErrorResponse)?.Error;
        }
        catch (JsonException)
        {
            // Not JSON, for example a proxy's page: reported as foreign below.
        }

        // Errors from Meta always have a code; one without a code comes from elsewhere.
        return error?.Code is not { } code
            ? new GraphError { Code = 0, Message = $"HTTP {status} without a Graph error", HttpStatus = status, IsForeign = true }
            : new GraphError
            {
                Code = code,
                Subcode = error.ErrorSubcode,
                Message = error.Message ?? "no message",
                Details = error.ErrorData?.Details,
                IsTransient = error.IsTransient ?? false,
                HttpStatus = status,
                TraceId = error.FbtraceId,
            };
    }

    private void NoteVersion(WhatsAppInstance on, IApiResponse response)
    {
        if (response.Headers is { } headers && headers.TryGetValues("facebook-api-version", out var values)
            && values.FirstOrDefault() is { } answered)
        {
            versions.Answered(on, answered);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.Refused, LogLevel.Information,
            "Meta rejected a call of {InstanceId} with code {Code}/{Subcode}, HTTP {Status}, trace {FbtraceId}")]
        public static partial void Refused(ILogger logger, Guid instanceId, int code, int? subcode, int status, string? fbtraceId);

        [LoggerMessage(EventIds.Lost, LogLevel.Warning, "No response from Meta for {InstanceId}: {Reason} (not sent: {NotSent})")]
        public static partial void Lost(ILogger logger, Guid instanceId, string reason, bool notSent);
    }
}
