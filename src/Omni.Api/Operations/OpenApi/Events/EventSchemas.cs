using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Operations.OpenApi.Events;

/// <summary>Describes events: one schema each, a webhook each, and their union, which the stream carries.</summary>
internal static partial class EventSchemas
{
    public const string Union = "Event", Tag = "Event deliveries";

    private const string About =
        "The post of a subscription. Answer any 2xx: anything else is tried again for a day, but for 410, which ends the subscription. "
        + "The same event may come twice: webhook-id tells. Verify the signature before you read the body.";

    public static async Task AddAsync(
        Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var schemas = new ContractSchemas(document, context, json);
        await schemas.ReferenceAsync(typeof(EventMetadata), ct);
        document.Webhooks ??= new Dictionary<string, IOpenApiPathItem>();
        var all = new List<IOpenApiSchema>();
        foreach (var kind in EventKind.All)
        {

            // The payload of a channel's own event is any JSON.
            var payload = kind.Payload == typeof(CustomEvent)
                ? new OpenApiSchema { Description = "What the channel reports, in its own form." }
                : await schemas.ReferenceAsync(kind.Payload, $"{kind.Payload.Name}Payload", ct);
            document.AddComponent($"{kind.Name}Event", Envelope(kind, payload, document));
            var @event = new OpenApiSchemaReference($"{kind.Name}Event", document);
            all.Add(@event);
            document.Webhooks[kind.Title] = Delivery(kind, @event, document);
        }

        document.AddComponent(Union, new OpenApiSchema
        {
            Description = "An event, as the stream, NATS and subscriptions carry it: its type says which. More types may come.",
            AnyOf = all,
        });
    }

    private static OpenApiSchema Envelope(EventKind kind, IOpenApiSchema payload, Microsoft.OpenApi.OpenApiDocument document) => new()
    {
        Type = JsonSchemaType.Object,
        Description = DescriptionOf(kind, payload),
        Required = new HashSet<string> { "id", "type", "payload", "timestamp", "metadata" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["id"] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = "uuid",
                Description = "The event's id, the same on the stream, on NATS and in a subscription's post.",
            },
            ["type"] = TypeOf(kind),
            ["payload"] = payload,
            ["timestamp"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Format = "int64",
                Description = "When the event was created, in Unix ms.",
            },
            ["metadata"] = new OpenApiSchemaReference(nameof(EventMetadata), document),
        },
    };

    private static OpenApiSchema TypeOf(EventKind kind) => kind.IsFamily
        ? new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Pattern = $"^{kind.Type[..^1]}\\..+$",
            Description = $"{kind.Type} and what happened.",
            Examples = [JsonValue.Create($"{kind.Type}example")],
        }
        : new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create(kind.Type)] };

    private static OpenApiPathItem Delivery(
        EventKind kind, OpenApiSchemaReference @event, Microsoft.OpenApi.OpenApiDocument document) => new()
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation>
            {
                [HttpMethod.Post] = new OpenApiOperation
                {
                    OperationId = $"on{kind.Name}",
                    Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
                    Summary = $"The event {kind.Title}",
                    Description = About,
                    Security = [],
                    Parameters =
                    [
                        Header("webhook-id", "The event's id: drop what you have seen.", "uuid"),
                        Header(
                            "webhook-timestamp",
                            "When it was posted, in Unix seconds: refuse what is older than five minutes.",
                            format: null),
                        Header(
                            "webhook-signature",
                            "v1, and the base64 of HMAC-SHA256 over {webhook-id}.{webhook-timestamp}.{body} with the subscription's "
                            + "secret, as Standard Webhooks say; several are separated by spaces.",
                            format: null),
                    ],
                    RequestBody = new OpenApiRequestBody
                    {
                        Required = true,
                        Content = new Dictionary<string, OpenApiMediaType>
                        {
                            ["application/json"] = new OpenApiMediaType { Schema = @event },
                        },
                    },
                    Responses = new OpenApiResponses
                    {
                        ["200"] = new OpenApiResponse { Description = "Delivered; any other 2xx says the same" },
                        ["410"] = new OpenApiResponse { Description = "The receiver is gone: the subscription ends" },
                        ["503"] = new OpenApiResponse { Description = "Not now: it is posted again, after Retry-After if given" },
                    },
                },
            },
        };

    private static OpenApiParameter Header(string name, string description, string? format) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = true,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format },
    };

    private static string DescriptionOf(EventKind kind, IOpenApiSchema payload) =>
        $"The event `{kind.Title}`. {Spaces().Replace(payload.Description ?? "", " ")}";

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
