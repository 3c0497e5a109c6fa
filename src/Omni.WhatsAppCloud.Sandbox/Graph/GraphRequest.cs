using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>A call to the Graph API: the object that it names, and its parameters, wherever in the call they are.</summary>
internal sealed class GraphRequest
{
    private GraphRequest(HttpContext http, JsonElement parameters, IReadOnlyList<IFormFile> files, string token) =>
        (Http, Parameters, Files, Token) = (http, parameters, files, token);

    public HttpContext Http { get; }

    /// <summary>An object with the parameters of query and body.</summary>
    public JsonElement Parameters { get; }

    /// <summary>The files of a multipart form.</summary>
    public IReadOnlyList<IFormFile> Files { get; }

    /// <summary>The token of parameter or header; empty when there is none.</summary>
    public string Token { get; }

    /// <summary>The id in the path; empty when the path has none.</summary>
    public string Id => Http.Request.RouteValues["id"] as string ?? "";

    /// <summary>The number by whose credentials the object was reached; set by <see cref="GraphGate"/>.</summary>
    public SandboxNumber Number { get; set; } = null!;

    /// <summary>The kind of the object; null when the path names none. Set by <see cref="GraphGate"/>.</summary>
    public IGraphNode? Node { get; set; }

    /// <summary>The version in the path; null when the path has none.</summary>
    public string? Version => Http.Request.RouteValues["version"] as string;

    /// <summary>The path after the id; empty for the object itself.</summary>
    public string Edge
    {
        get
        {
            var path = Http.Request.Path.Value!.Trim('/');
            if (Version is not null) path = path[Version.Length..].TrimStart('/');
            return path.IndexOf('/') is > 0 and var end ? path[(end + 1)..] : "";
        }
    }

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Called by ASP.NET Core to bind the parameter of an endpoint.</summary>
    public static async ValueTask<GraphRequest> BindAsync(HttpContext http)
    {
        var (parameters, files) = await GraphParameters.ReadAsync(http.Request, http.RequestAborted);
        return new GraphRequest(http, parameters, files, TokenOf(http, parameters));
    }

    public JsonElement? Member(string name) => Parameters.Member(name);

    /// <summary>Returns a text; numbers and booleans too, as Meta takes them for texts.</summary>
    public string? Text(string name) => Parameters.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };

    public IReadOnlyList<JsonElement> Items(string name) => Parameters.Items(name);

    /// <summary>Returns values that are given as a list, or as text with commas.</summary>
    public IReadOnlyList<string> Values(string name) => Parameters.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(v => v.Text("name") ?? v.ToString()).Distinct()],
        { ValueKind: JsonValueKind.String } text =>
            [.. text.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()],
        _ => [],
    };

    /// <summary>Returns a boolean in any notation; null when it is missing or none.</summary>
    public bool? Flag(string name) => Text(name)?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>Returns a whole number; null when it is missing or none.</summary>
    public long? Integer(string name) => long.TryParse(Text(name), out var value) ? value : null;

    public IResult UnknownObject() => GraphFailure.UnknownObject(Http.Request.Method, Id);

    /// <summary>The token of the parameter, which wins over that of the header, as at Meta.</summary>
    private static string TokenOf(HttpContext http, JsonElement parameters)
    {
        if (http.Request.Query["access_token"] is [{ Length: > 0 } token, ..]) return token;
        if (parameters.Text("access_token") is { Length: > 0 } given) return given;
        var authorization = http.Request.Headers.Authorization.ToString();
        foreach (var scheme in (ReadOnlySpan<string>)["Bearer ", "OAuth "])
        {
            if (authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return authorization[scheme.Length..].Trim();
        }

        return "";
    }
}
