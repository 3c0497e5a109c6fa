using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Describes the headers of answers, each once.</summary>
internal static class ResponseHeaders
{
    private const string RequestId = "x-request-id", Ignored = "x-omni-ignored", RetryAfter = "Retry-After", Location = "Location";

    private static readonly Dictionary<string, (JsonSchemaType Type, string Description)> All = new()
    {
        [RequestId] = (JsonSchemaType.String, "The id of the request: that of its header x-request-id, else one of the host."),
        ["X-RateLimit-Limit"] = (JsonSchemaType.Integer, "How many requests the key may make a minute."),
        ["X-RateLimit-Remaining"] = (JsonSchemaType.Integer, "How many requests are left."),
        ["X-RateLimit-Reset"] = (JsonSchemaType.Integer, "When all are free again, in Unix seconds."),
        [Ignored] = (
            JsonSchemaType.String, "The fields of the body that the host has no use for, separated by commas; absent when there are none."),
        [RetryAfter] = (JsonSchemaType.Integer, "When to try again, in seconds."),
        [Location] = (JsonSchemaType.String, "Where to read what became of it."),
    };

    public static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.Headers ??= new Dictionary<string, IOpenApiHeader>();
        foreach (var (name, (type, description)) in All)
            document.AddComponent(name, new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type } });
        foreach (var operation in document.Operations())
        {
            foreach (var (status, answer) in operation.Answers())
            {
                answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
                foreach (var name in NamesOf(operation, status)) answer.Headers[name] = new OpenApiHeaderReference(name, document);
            }
        }
    }

    private static IEnumerable<string> NamesOf(OpenApiOperation operation, string status)
    {
        yield return RequestId;
        if (operation.Security is { Count: 0 }) yield break;
        if (status.StartsWith('2') || status == "429")
        {
            yield return "X-RateLimit-Limit";
            yield return "X-RateLimit-Remaining";
            yield return "X-RateLimit-Reset";
        }

        if (status.StartsWith('2') && operation.RequestBody is not null) yield return Ignored;
        if (status is "429" or "503") yield return RetryAfter;
        if (status == "202" && operation.RequestBody is not null) yield return Location;
    }
}
