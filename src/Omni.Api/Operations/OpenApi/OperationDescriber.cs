using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Operations.OpenApi.Events;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Completes an operation: query parameters, errors, the key, examples.</summary>
internal static class OperationDescriber
{
    private static readonly Dictionary<int, (string Meaning, string Code)> Errors = new()
    {
        [400] = ("The request is invalid; details.fields lists the errors", "VALIDATION_ERROR"),
        [401] = ("The key is missing or invalid", "UNAUTHORIZED"),
        [403] = ("The key lacks the scope, or access to the instance", "FORBIDDEN"),
        [404] = ("Not found", "NOT_FOUND"),
        [408] = ("The body came too slowly", "REQUEST_TIMEOUT"),
        [409] = ("The request conflicts with the current state", "CONFLICT"),
        [413] = ("The body is too large", "PAYLOAD_TOO_LARGE"),
        [415] = ("The body is of the wrong type", "UNSUPPORTED_MEDIA_TYPE"),
        [429] = ("Too many requests or waiting messages; retry after Retry-After", "RATE_LIMITED"),
        [502] = ("The channel rejected the request", "CHANNEL_SEND_FAILED"),
        [503] = ("The instance is not connected, or the host cannot store anything now", "CHANNEL_NOT_CONNECTED"),
        [504] = ("The channel did not respond in time", "CHANNEL_TIMEOUT"),
    };

    public static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Responses ??= [];
        PathParameters.Describe(operation, context.Description.RelativePath, [.. metadata.OfType<PathNames.Taken>()]);
        foreach (var query in metadata.OfType<QueryDocs.Reads>().SelectMany(r => r.Parameters))
            (operation.Parameters ??= []).Add(query.ToOpenApi());
        if (operation.Tags?.Any(t => t.Name == "Send") == true)
        {
            AddSendHeaders(operation);
            if (operation.RequestBody is OpenApiRequestBody body) body.Required = true;
        }

        var isOpen = metadata.OfType<AccessRules.OpenToAll>().Any();
        if (isOpen) operation.Security = [];
        var needs = isOpen
            ? "Needs no key."
            : DescribeScopes([.. metadata.OfType<RequiredScope>().Where(s => s.Scope.Length > 0)]);
        operation.Description = string.IsNullOrEmpty(operation.Description) ? needs : $"{operation.Description}\n\n{needs}";

        var error = await context.GetOrCreateSchemaAsync(typeof(ApiError.Envelope), parameterDescription: null, ct);
        foreach (var status in StatusesOf(operation, metadata, isOpen))
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = ErrorOf(status, error, context);
        if (isOpen && !operation.Responses.Keys.Any(status => status.StartsWith('4')))
            operation.Responses["400"] = new OpenApiResponse { Description = "No HTTP as the server understands it; without a body" };
        DescribeOtherBodies(operation, metadata, context);
        if (metadata.OfType<NullableData.Answered>().Any()) AllowNull(operation.Responses["200"]);
        AddExamples(operation);
    }

    /// <summary>Describes what is answered in another form than JSON.</summary>
    private static void DescribeOtherBodies(
        OpenApiOperation operation, IList<object> metadata, OpenApiOperationTransformerContext context)
    {
        foreach (var answer in metadata.OfType<IProducesResponseTypeMetadata>())
        {
            if (operation.Responses![answer.StatusCode.ToString(CultureInfo.InvariantCulture)] is not OpenApiResponse response) continue;
            foreach (var type in answer.ContentTypes.Where(t => t is not "application/json"))
            {
                response.Content ??= new Dictionary<string, OpenApiMediaType>();
                response.Content[type] = new OpenApiMediaType
                {
                    Schema = type == "text/event-stream"
                        ? new OpenApiSchemaReference(EventSchemas.Union, context.Document)
                        : new OpenApiSchema
                        {
                            Type = JsonSchemaType.String,
                            Format = type.StartsWith("text/", StringComparison.Ordinal) ? null : "binary",
                        },
                };
            }
        }
    }

    /// <summary>What is not there is answered with <c>data: null</c>.</summary>
    private static void AllowNull(IOpenApiResponse response)
    {
        foreach (var body in response.Content!.Values.OfType<OpenApiMediaType>())
        {
            var nothing = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string> { "data" },
                Properties = new Dictionary<string, IOpenApiSchema> { ["data"] = new OpenApiSchema { Type = JsonSchemaType.Null } },
            };
            body.Schema = new OpenApiSchema { OneOf = [body.Schema!, nothing] };
        }
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, IList<object> metadata, bool isOpen)
    {
        var declared = metadata.OfType<ErrorStatuses.Answered>().SelectMany(a => a.Statuses);
        if (isOpen) return declared.Distinct().Order();
        var statuses = new List<int> { 400, 401, 403, 429 };
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true) statuses.Add(404);
        if (operation.RequestBody is not null) statuses.AddRange([413, 415]);
        statuses.AddRange(declared);
        return statuses.Distinct().Order();
    }

    private static OpenApiResponse ErrorOf(int status, OpenApiSchema schema, OpenApiOperationTransformerContext context)
    {
        var (meaning, code) = Errors[status];
        return new OpenApiResponse
        {
            Description = meaning,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/json"] = new()
                {
                    Schema = context.Document is { } document ? new OpenApiSchemaReference("Error", document) : schema,
                    Example = new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = meaning } },
                },
            },
        };
    }

    private static void AddSendHeaders(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Description =
                "A request repeated with the same key names the same message: it is never sent twice. 1 to 255 "
                + "characters, kept for 24 hours.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
        });
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = "Prefer",
            In = ParameterLocation.Header,
            Description = "respond-async: answer 202 as soon as the message is stored.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddExamples(OpenApiOperation operation)
    {
        if (operation.OperationId is not { } id) return;
        if (Examples.RequestOf(id) is { } request && operation.RequestBody is OpenApiRequestBody { Content: { } bodies })
        {
            foreach (var body in bodies.Where(b => b.Key == "application/json")) ((OpenApiMediaType)body.Value).Example = request;
        }

        if (Examples.ResponseOf(id) is not { } response) return;
        foreach (var content in operation.Responses!.Where(r => r.Key.StartsWith('2')).Take(1)
            .SelectMany(r => r.Value.Content ?? new Dictionary<string, OpenApiMediaType>()))
        {
            ((OpenApiMediaType)content.Value).Example = response;
        }
    }

    private static string DescribeScopes(IReadOnlyList<RequiredScope> scopes) => scopes switch
    {
        [] => "Needs a key of any scope.",
        [var only] => $"Needs the scope {NameOf(only)}.",
        _ => $"Needs the scopes {string.Join(" and ", scopes.Select(NameOf))}.",
    };

    private static string NameOf(RequiredScope required) => (required.Or, Scopes.WiderOf(required.Scope)) switch
    {
        ({ } other, _) => $"`{required.Scope}` or `{other}`",
        (_, { } wider) => $"`{required.Scope}`, which `{wider}` covers",
        _ => $"`{required.Scope}`",
    };
}
