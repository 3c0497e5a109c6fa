using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Errors in Meta's format. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
internal static class GraphFailure
{
    public static IResult Of(
        int code, string message, int status, int? subcode = null, string? details = null, string type = "OAuthException",
        bool? isTransient = null)
    {
        var error = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = code };
        if (subcode is not null) error["error_subcode"] = subcode;
        if (isTransient is not null) error["is_transient"] = isTransient;
        if (details is not null) error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = details };
        error["fbtrace_id"] = $"A{Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=')}";
        return Results.Json(new JsonObject { ["error"] = error }, statusCode: status);
    }

    /// <summary>Returns the error of a fault.</summary>
    public static IResult Injected(Fault fault, int code, int status) =>
        Of(
            code, $"(#{code}) Injected by the sandbox", status, fault.ErrorSubcode, fault.ErrorDetails ?? "Injected by the sandbox",
            isTransient: fault.IsTransient);

    public static IResult InvalidToken() => Of(190, "Invalid OAuth access token - Cannot parse access token", 401);

    public static IResult InvalidProof() =>
        Of(100, "Invalid appsecret_proof provided in the API argument", 400, type: "GraphMethodException");

    public static IResult UnknownObject(string id) =>
        Of(100,
            $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, "
            + "or does not support this operation",
            400, 33, type: "GraphMethodException");

    public static IResult Parameter(string details) => Of(100, "(#100) Invalid parameter", 400, details: details);

    public static IResult FileType(string accepted, string received) =>
        Of(100, $"(#100) Param file must be a file with one of the following types: {accepted}. Received file of type '{received}'.", 400);

    public static IResult Missing(string name) =>
        Of(131008, "(#131008) Required parameter is missing", 400, details: $"Parameter '{name}' is mandatory");

    public static IResult MediaUpload(string details) => Of(131053, "(#131053) Media upload error", 400, details: details);

    public static IResult OutsideWindow() =>
        Of(131047, "(#131047) Re-engagement message", 400,
            details: "Message failed to send because more than 24 hours have passed since the customer last replied to this number.");

    public static IResult Value(string details) => Of(131009, "(#131009) Parameter value is not valid", 400, details: details);
}
