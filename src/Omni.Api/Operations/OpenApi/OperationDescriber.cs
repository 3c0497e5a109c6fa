using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;

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
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path) ?? [])
            parameter.Description ??= DescribePath(parameter);
        foreach (var query in metadata.OfType<QueryDocs.Reads>().SelectMany(r => r.Parameters))
            (operation.Parameters ??= []).Add(query.ToOpenApi());
        if (operation.Tags?.Any(t => t.Name == "Send") == true)
        {
            AddSendHeaders(operation);
            if (operation.RequestBody is OpenApiRequestBody body) body.Required = true;
        }

        var isOpen = metadata.OfType<AccessRules.OpenToAll>().Any();
        if (isOpen) operation.Security = [];
        else operation.Description = DescribeScopes([.. metadata.OfType<RequiredScope>().Where(s => s.Scope.Length > 0)])
            ?? operation.Description;

        var error = await context.GetOrCreateSchemaAsync(typeof(ApiError.Envelope), parameterDescription: null, ct);
        foreach (var status in StatusesOf(operation, metadata, isOpen))
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = ErrorOf(status, error, context);
        AddExamples(operation);
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, IList<object> metadata, bool isOpen)
    {
        if (isOpen) return [];
        var statuses = new List<int> { 400, 401, 403, 429 };
        if (operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true) statuses.Add(404);
        if (operation.RequestBody is not null) statuses.AddRange([413, 415]);
        statuses.AddRange(metadata.OfType<ErrorStatuses.Answered>().SelectMany(a => a.Statuses));
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
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
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

    private static string? DescribeScopes(IReadOnlyList<RequiredScope> scopes) => scopes switch
    {
        [] => null,
        [var only] => $"Needs the scope {NameOf(only)}.",
        _ => $"Needs the scopes {string.Join(" and ", scopes.Select(NameOf))}.",
    };

    private static string NameOf(RequiredScope required) => (required.Or, Scopes.WiderOf(required.Scope)) switch
    {
        ({ } other, _) => $"`{required.Scope}` or `{other}`",
        (_, { } wider) => $"`{required.Scope}`, which `{wider}` covers",
        _ => $"`{required.Scope}`",
    };

    private static string DescribePath(OpenApiParameter parameter) => parameter.Name switch
    {
        "id" => "The id, a UUID",
        "contactId" => "A number or id as the channel names the person, or the person's UUID",
        "userId" or "platformUserId" => "The user's id on the channel",
        "channel" => "The channel's id, such as whatsapp-cloud",
        "key" => "The setting, such as Omni:Outbox:Retention",
        "instanceId" => "The instance, a UUID",
        "deliveryId" => "The delivery, a UUID",
        "month" => "The month, yyyy-MM",
        "file" => "The file, {messageId}.{ext}",
        _ => parameter.Name ?? "",
    };
}
