using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// Reads the parameters of a call. As at Meta, it makes no difference whether they are in the query, a form or a JSON body, nor whether
/// an object is written as JSON or as text that holds JSON. A parameter of the body wins over one of the query.
/// </summary>
internal static class GraphParameters
{
    private const long MaxBody = 101 * 1024 * 1024;

    /// <summary>Parameters that are texts of people: they stay as they are, even when they look like JSON.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "about", "address", "biz_opaque_callback_data", "business_public_key", "code", "description", "display_name", "flow_json",
        "metadata", "name", "new_display_name", "pin", "prefilled_message", "subject", "verified_name", "verify_token",
    };

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <summary>Returns the parameters and the uploaded files.</summary>
    public static async Task<(JsonElement Parameters, IReadOnlyList<IFormFile> Files)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBody;
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<RawBody>() is not null) return (OfTexts(request.Query), []);
        if (request.HasFormContentType)
        {
            var form = await FormAsync(request, ct);
            var fields = form?.Select(f => KeyValuePair.Create(f.Key, f.Value)) ?? [];
            return (OfTexts(request.Query.Concat(fields)), form?.Files ?? (IReadOnlyList<IFormFile>)[]);
        }

        var body = await JsonAsync(request, ct);
        if (request.Query.All(q => IsCredential(q.Key)) && !HoldsEncoded(body)) return (body, []);
        var merged = ToObject(request.Query);
        foreach (var member in body.EnumerateObject()) merged[member.Name] = Decoded(member.Name, member.Value);
        return (JsonSerializer.SerializeToElement(merged), []);
    }

    /// <summary>Whether a parameter says who calls, and nothing about what is asked.</summary>
    private static bool IsCredential(string name) => name is "access_token" or "appsecret_proof";

    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken ct)
    {
        var options = new FormOptions { MultipartBodyLengthLimit = MaxBody, ValueLengthLimit = 16 * 1024 * 1024 };
        request.HttpContext.Features.Set<IFormFeature>(new FormFeature(request, options));
        try
        {
            return await request.ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // Not a form, cut off, or larger than anything that Meta takes: the call has no parameters, and its endpoint names the first
            // that is missing.
            return null;
        }
    }

    private static async Task<JsonElement> JsonAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength == 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0)) return Empty;
        try
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, cancellationToken: ct);
            return body.ValueKind == JsonValueKind.Object ? body : Empty;
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            // As above: what is not JSON has no parameters.
            return Empty;
        }
    }

    private static JsonElement OfTexts(IEnumerable<KeyValuePair<string, StringValues>> texts) =>
        JsonSerializer.SerializeToElement(ToObject(texts));

    private static JsonObject ToObject(IEnumerable<KeyValuePair<string, StringValues>> texts)
    {
        var parameters = new JsonObject();
        foreach (var (name, values) in texts)
        {
            foreach (var value in values) ParameterName.Set(parameters, name, Decoded(ParameterName.RootOf(name), value ?? ""));
        }

        return parameters;
    }

    private static bool HoldsEncoded(JsonElement body) =>
        body.EnumerateObject().Any(m => m.Value.ValueKind == JsonValueKind.String && LooksEncoded(m.Name, m.Value.GetString()!));

    private static bool LooksEncoded(string name, string text) => text is ['{' or '[', ..] && !Texts.Contains(name);

    private static JsonNode? Decoded(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Decoded(name, value.GetString()!) : JsonNode.Parse(value.GetRawText());

    private static JsonNode? Decoded(string name, string text)
    {
        if (!LooksEncoded(name, text)) return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
