using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Faults;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Media;
using Omni.Api.Sending.Submission;
using Omni.Api.Storage;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>Endpoints that send media: as JSON, whose base64 is bounded, or as a form, whose file is streamed to disk.</summary>
internal static class SendMediaEndpoints
{
    /// <summary>The limit of a JSON body: 16 MB of media as base64, and the rest. Send larger files as a form.</summary>
    private const long MaxJsonBytes = 23 * 1024 * 1024;

    private const long FormOverhead = 1024 * 1024;

    /// <summary>The name that a browser gives to bytes without one.</summary>
    private const string NamelessFile = "blob";

    /// <summary>The minimum rate: a body occupies one of few places while it arrives.</summary>
    private static readonly MinDataRate LeastRate = new(bytesPerSecond: 8 * 1024, gracePeriod: TimeSpan.FromSeconds(10));

    public static void MapSendMedia(this RouteGroupBuilder send)
    {
        send.MapPost("/media", SendMedia).Accepts<SendMediaRequest>("application/json", "multipart/form-data").WithName("sendMedia")
            .WithSummary("Send an image, audio, a video or a document: by link, base64, form or stored media");
        send.MapPost("/sticker", SendSticker).Accepts<SendMediaRequest>("application/json", "multipart/form-data").WithName("sendSticker")
            .WithSummary("Send a sticker");
    }

    private static Task<Results<Created<Data<SentMessage>>, Accepted<Data<AcceptedMessage>>, ApiError>> SendMedia(
        HttpContext http, MediaReads reads, Caller caller, MessageSubmission submission, TimeProvider time, CancellationToken ct) =>
        SendAsync(http, type: null, reads, caller, submission, time, ct);

    private static Task<Results<Created<Data<SentMessage>>, Accepted<Data<AcceptedMessage>>, ApiError>> SendSticker(
        HttpContext http, MediaReads reads, Caller caller, MessageSubmission submission, TimeProvider time, CancellationToken ct) =>
        SendAsync(http, "sticker", reads, caller, submission, time, ct);

    private static async Task<Results<Created<Data<SentMessage>>, Accepted<Data<AcceptedMessage>>, ApiError>> SendAsync(
        HttpContext http, string? type, MediaReads reads, Caller caller, MessageSubmission submission, TimeProvider time,
        CancellationToken ct)
    {
        var services = http.RequestServices;
        var (request, file, refusal) = http.Request.HasFormContentType
            ? await reads.ReadFormAsync(caller.KeyId, () => ReadFormAsync(http, services, ct), ct)
            : await reads.ReadBodyAsync(caller.KeyId, () => ReadJsonAsync(http, services, ct), ct);
        try
        {
            if (refusal is not null) return refusal;
            if (UnknownFieldsFilter.Report(http) is { } unknown) return unknown;
            if (request!.SentBy is not null) UnknownFieldsFilter.Ignore(http, "sentBy");
            request = request with { Type = type ?? request.Type ?? (request.VoiceNote is true ? "audio" : null) };
            var validator = new SendMediaRequestValidator(hasFile: file is not null && request.Base64 is null);
            if (Validation.Check(validator, request) is { } wrong) return wrong;
            return await SendEndpoints.SendAsync(SendContents.CommandOf(request) with { File = file }, http, caller, submission, time, ct);
        }
        finally
        {
            // The file is in the store by now, or not needed.
            if (file is not null) File.Delete(file.Path);
        }
    }

    private static async Task<(SendMediaRequest?, StagedFile?, ApiError?)> ReadJsonAsync(
        HttpContext http, IServiceProvider services, CancellationToken ct)
    {
        if (!http.Request.HasJsonContentType())
            return (null, null, new ApiError(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json or multipart/form-data"));
        Limit(http, MaxJsonBytes);
        try
        {
            var request = await JsonSerializer.DeserializeAsync<SendMediaRequest>(
                http.Request.Body, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions, ct);
            if (request is null) return (null, null, ApiError.BadRequest("A JSON body is required"));
            if (request.Base64 is not { Value: var bytes }) return (request, null, null);
            using var stream = new MemoryStream(bytes, writable: false);
            return await services.GetRequiredService<MediaStaging>().StageAsync(stream, ct) is { } file
                ? (request, file, null)
                : (null, null, TooLarge(services));
        }
        catch (JsonException e)
        {
            return (null, null, ErrorHandler.Refuse(e));
        }
    }

    private static async Task<(SendMediaRequest?, StagedFile?, ApiError?)> ReadFormAsync(
        HttpContext http, IServiceProvider services, CancellationToken ct)
    {
        Limit(http, services.GetRequiredService<IOptions<MediaOptions>>().Value.MaxBytes + FormOverhead);
        var staging = services.GetRequiredService<MediaStaging>();
        var (form, refusal) = await FormReader.ReadAsync(
            http.Request, staging.StageAsync, file => File.Delete(file.Path), TooLarge(services), ct);
        if (form is null) return (null, null, refusal);
        var fields = form.Fields;
        foreach (var flag in new[] { "voiceNote", "convert" })
        {
            if (fields.TryGetValue(flag, out var text) && !bool.TryParse(text, out _))
                return (null, form.File, ApiError.Validation(flag, $"'{flag}' must be true or false"));
        }

        if (!TryReadNumber(fields.GetValueOrDefault("ttlSeconds"), out var lifetime))
            return (null, form.File, ApiError.Validation("ttlSeconds", "'ttlSeconds' must be a whole number"));
        if (!TryReadFallback(fields.GetValueOrDefault("fallbackTemplate"), services, out var fallback))
            return (null, form.File,
                ApiError.Validation("fallbackTemplate", "'fallbackTemplate' must be a JSON object with 'name' and 'language'"));
        return (new SendMediaRequest
        {
            InstanceId = BodyFaults.RequiredId("instanceId", fields.GetValueOrDefault("instanceId")),
            To = fields.GetValueOrDefault("to")!,
            Type = fields.GetValueOrDefault("type"),
            Url = fields.GetValueOrDefault("url"),
            MediaId = BodyFaults.Id("mediaId", fields.GetValueOrDefault("mediaId")),
            MimeType = fields.GetValueOrDefault("mimeType")
                ?? (MediaType.Of(form.FileType) is var type and not MediaType.Unknown ? type : null),
            Filename = fields.GetValueOrDefault("filename") ?? NameOf(form.FileName),
            Caption = fields.GetValueOrDefault("caption"),
            SentBy = fields.GetValueOrDefault("sentBy"),
            VoiceNote = FlagOf("voiceNote"),
            Convert = FlagOf("convert"),
            ReplyTo = fields.GetValueOrDefault("replyTo"),
            SendAt = BodyFaults.Time("sendAt", fields.GetValueOrDefault("sendAt")),
            ExpiresAt = BodyFaults.Time("expiresAt", fields.GetValueOrDefault("expiresAt")),
            Window = fields.GetValueOrDefault("window"),
            Category = fields.GetValueOrDefault("category"),
            DirectSendTemplate = fields.GetValueOrDefault("directSendTemplate"),
            TtlSeconds = lifetime,
            FallbackTemplate = fallback,
        }, form.File, null);

        bool? FlagOf(string name) => fields.TryGetValue(name, out var text) ? bool.Parse(text) : null;
    }

    /// <summary>The name of a form's file as the caller gave it, unless it would mislead its reader.</summary>
    private static string? NameOf(string? given) =>
        given is null or NamelessFile ? null : MediaName.IsPlain(given) ? given : MediaName.Of(given);

    private static bool TryReadNumber(string? text, out int? number)
    {
        number = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
        return text is null || number is not null;
    }

    private static bool TryReadFallback(string? json, IServiceProvider services, out TemplateReference? fallback)
    {
        fallback = null;
        if (string.IsNullOrWhiteSpace(json)) return true;
        try
        {
            fallback = JsonSerializer.Deserialize<TemplateReference>(
                json, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
            return fallback is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Limit(HttpContext http, long bytes)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = bytes;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = LeastRate;
    }

    private static ApiError TooLarge(IServiceProvider services) =>
        new(
            413, "PAYLOAD_TOO_LARGE",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The file is larger than {services.GetRequiredService<IOptions<MediaOptions>>().Value.MaxBytes:N0} bytes "
                + $"(Omni:Media:MaxBytes)"));
}
