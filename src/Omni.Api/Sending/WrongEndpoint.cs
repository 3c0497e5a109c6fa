using System.Text.Json;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;

namespace Omni.Api.Sending;

/// <summary>
/// Answers a request to the text endpoint that is meant for another one: with media it would arrive as a bare text. The answer names the
/// endpoint and its fields.
/// </summary>
internal static class WrongEndpoint
{
    private static readonly string[] MediaFields =
        ["base64", "url", "mediaUrl", "mediaId", "filename", "mimeType", "caption", "voiceNote", "convert"];

    private static readonly Hint Media = new(
        "/api/v2/messages/send/media", ["instanceId", "to", "type", "url or base64"],
        ["filename", "caption", "mimeType", "voiceNote", "mediaId", "convert", "replyTo"]);

    private static readonly Dictionary<string, Hint> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image"] = Media,
        ["audio"] = Media,
        ["voice"] = Media,
        ["video"] = Media,
        ["document"] = Media,
        ["file"] = Media,
        ["media"] = Media,
        ["sticker"] = new("/api/v2/messages/send/sticker", ["instanceId", "to", "url or base64"], ["mediaId", "replyTo"]),
    };

    /// <summary>Refuses bodies that are not for the text endpoint, and those that are no JSON with a code of their own.</summary>
    public static RouteHandlerBuilder PointsToOtherEndpoints(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new InvalidJsonCode("INVALID_JSON"))
        .AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<UnknownFields>() is { } unknown && HintOf(unknown) is { } hint
                ? Refuse(hint)
                : await next(context));

    private static ApiError Refuse(Hint hint) =>
        new(422, "WRONG_ENDPOINT", $"POST /messages/send sends texts; what this body holds goes to {hint.Endpoint}") { Hint = hint };

    private static Hint? HintOf(UnknownFields unknown)
    {
        if (unknown.Find("type") is { ValueKind: JsonValueKind.String } type && ByType.TryGetValue(type.GetString()!, out var byType))
            return byType;
        return Array.Exists(MediaFields, name => unknown.Find(name) is { } value && IsGiven(value)) ? Media : null;
    }

    // Clients that write every field of theirs write empty ones too.
    private static bool IsGiven(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => !value.ValueEquals(""u8),
        _ => true,
    };

    /// <summary>Where the request belongs.</summary>
    private sealed record Hint(string Endpoint, IReadOnlyList<string> RequiredFields, IReadOnlyList<string> OptionalFields);
}
