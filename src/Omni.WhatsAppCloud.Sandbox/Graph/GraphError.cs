using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// An error in Meta's format, with the headers that come with it. https://developers.facebook.com/docs/graph-api/guides/error-handling
/// </summary>
internal sealed record GraphError(int Code, string Message, int Status) : IResult
{
    private const int TokenCode = 190;

    public string Type { get; init; } = "OAuthException";
    public int? Subcode { get; init; }
    public bool? IsTransient { get; init; }

    /// <summary><c>error_data.details</c>; null when there are none.</summary>
    public string? Details { get; init; }

    /// <summary>The title for the people who use the app; null when there is none.</summary>
    public string? UserTitle { get; init; }

    /// <summary>The text for the people who use the app; null when there is none.</summary>
    public string? UserMessage { get; init; }

    /// <summary>Members that the answer has beside the error; null when there are none.</summary>
    public JsonObject? Beside { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (response.Headers[GraphHeaders.RequestId].Count == 0) response.Headers[GraphHeaders.RequestId] = GraphHeaders.NewRequestId();
        if (Type == "OAuthException")
        {
            response.Headers.WWWAuthenticate = Code == TokenCode
                ? $"OAuth \"Facebook Platform\" \"invalid_token\" \"{Message}\""
                : "OAuth \"Facebook Platform\" \"invalid_request\"";
        }

        response.StatusCode = Status;
        return response.WriteAsJsonAsync(ToJson(response.Headers[GraphHeaders.RequestId].ToString()), httpContext.RequestAborted);
    }

    private JsonObject ToJson(string traceId)
    {
        var error = new JsonObject { ["message"] = Message, ["type"] = Type, ["code"] = Code };
        if (Subcode is not null) error["error_subcode"] = Subcode;
        if (IsTransient is not null) error["is_transient"] = IsTransient;
        if (UserTitle is not null) error["error_user_title"] = UserTitle;
        if (UserMessage is not null) error["error_user_msg"] = UserMessage;
        if (Details is not null) error["error_data"] = new JsonObject { ["messaging_product"] = "whatsapp", ["details"] = Details };
        error["fbtrace_id"] = traceId;
        var answer = Beside?.DeepClone() as JsonObject ?? [];
        answer["error"] = error;
        return answer;
    }
}
