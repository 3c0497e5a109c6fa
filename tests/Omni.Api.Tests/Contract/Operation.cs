using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>An operation of the OpenAPI document, and requests made of it.</summary>
internal sealed record Operation(string Method, string Path, string Id, JsonElement Document)
{
    public static async Task<IReadOnlyList<Operation>> ReadAllAsync(OmniHost host) =>
        [.. (await host.GetAsync("/api/v2/openapi.json")).GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject()
                .Select(o => new Operation(o.Name.ToUpperInvariant(), p.Name, o.Value.GetProperty("operationId").GetString()!, o.Value)))];

    /// <summary>Whether it says that it asks for no key.</summary>
    public bool IsOpen => Document.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;

    public bool HasBody => Document.TryGetProperty("requestBody", out _);

    public IEnumerable<string> Query => Parameters("query");

    public IEnumerable<string> PathNames => Parameters("path");

    /// <summary>The body that the document gives as an example; null when it has none.</summary>
    public JsonNode? Example => HasBody
        && Document.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out var json)
        && json.TryGetProperty("example", out var example)
        ? JsonNode.Parse(example.GetRawText())
        : null;

    public HttpRequestMessage Request(Func<string, string> path, string query = "", JsonNode? body = null, string? raw = null)
    {
        var target = PathNames.Aggregate(Path, (route, name) => route.Replace($"{{{name}}}", path(name), StringComparison.Ordinal));
        var request = new HttpRequestMessage(
            new HttpMethod(Method), new Uri(query.Length > 0 ? $"{target}?{query}" : target, UriKind.Relative));
        if (raw is not null) request.Content = new StringContent(raw, Encoding.UTF8, "application/json");
        else if (body is not null) request.Content = JsonContent.Create(body);
        return request;
    }

    public override string ToString() => $"{Method} {Path}";

    public IEnumerable<JsonElement> Parameters() =>
        Document.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [];

    /// <summary>The schema of its JSON body; null when it has none.</summary>
    public JsonElement? BodyOf(JsonElement document) => HasBody
        && Document.GetProperty("requestBody").GetProperty("content").TryGetProperty("application/json", out var json)
        && json.GetProperty("schema").TryGetProperty("$ref", out var reference)
        ? document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
        : null;

    private IEnumerable<string> Parameters(string where) =>
        Parameters().Where(p => p.GetProperty("in").GetString() == where).Select(p => p.GetProperty("name").GetString()!);
}
