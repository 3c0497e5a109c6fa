using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>Meta's errors. https://developers.facebook.com/docs/graph-api/guides/error-handling</summary>
internal static class GraphFailure
{
    private const string MethodType = "GraphMethodException";
    private const string ReadTheDocs = "Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api";

    public static IResult Of(
        int code, string message, int status, int? subcode = null, string? details = null, string type = "OAuthException",
        bool? isTransient = null) =>
        new GraphError(code, message, status) { Type = type, Subcode = subcode, Details = details, IsTransient = isTransient };

    /// <summary>Returns the error of a fault.</summary>
    public static IResult Injected(Fault fault, int code, int status) =>
        Of(
            code, $"(#{code}) Injected by the sandbox", status, fault.ErrorSubcode, fault.ErrorDetails ?? "Injected by the sandbox",
            isTransient: fault.IsTransient);

    public static IResult InvalidToken(string token) => Of(
        190,
        token.Length == 0
            ? "An access token is required to request this resource."
            : "Invalid OAuth access token - Cannot parse access token",
        401);

    public static IResult InvalidProof() => Of(100, "Invalid appsecret_proof provided in the API argument", 400, type: MethodType);

    /// <summary>The object does not exist, the token does not reach it, or it has no such edge for this method.</summary>
    public static IResult UnknownObject(string method, string id) => Of(
        100,
        $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be loaded due to missing "
        + $"permissions, or does not support this operation. {ReadTheDocs}",
        400, 33, type: MethodType);

    /// <summary>A URL of media that has expired.</summary>
    public static IResult Gone(string id) =>
        Of(100, $"The URL of media {id} has expired or is not valid. Ask for the media by its id again.", 404, 33, type: MethodType);

    /// <summary>The call names no object.</summary>
    public static IResult NoObject(string method) =>
        Of(2500, $"Unsupported {method.ToLowerInvariant()} request. {ReadTheDocs}", 400);

    public static IResult UnknownPath(string path) => Of(2500, $"Unknown path components: {path}", 400);

    public static IResult UnknownMethod(string method) =>
        Of(100, $"Unsupported request - method type: {method.ToLowerInvariant()}", 400, type: MethodType);

    public static IResult UnknownField(string field, string typeName) =>
        Of(100, $"(#100) Tried accessing nonexisting field ({field}) on node type ({typeName})", 400);

    public static IResult FieldSyntax(string fields, int at) =>
        Of(2500, $"Syntax error \"Expected name.\" at character {at}: {fields}", 400);

    /// <summary>A value is wrong; Meta says in the details which one.</summary>
    public static IResult Parameter(string details) => Of(100, "(#100) Invalid parameter", 400, details: details);

    /// <summary>A parameter of a management call is missing.</summary>
    public static IResult Required(string name) => Of(100, $"(#100) The parameter {name} is required.", 400);

    /// <summary>A value is not one of those that Meta knows.</summary>
    public static IResult Choice(string name, IEnumerable<string> known) =>
        Of(100, $"(#100) Param {name} must be one of {{{string.Join(", ", known)}}}", 400);

    public static IResult FileType(string accepted, string received) =>
        Of(100, $"(#100) Param file must be a file with one of the following types: {accepted}. Received file of type '{received}'.", 400);

    /// <summary>A part of a message is missing.</summary>
    public static IResult Missing(string name) =>
        Of(131008, "(#131008) Required parameter is missing", 400, details: $"Parameter '{name}' is mandatory");

    public static IResult MediaUpload(string details) => Of(131053, "(#131053) Media upload error", 400, details: details);

    public static IResult Value(string details) => Of(131009, "(#131009) Parameter value is not valid", 400, details: details);
}
