using Microsoft.OpenApi;
using Omni.Api.Foundation;
using Omni.Api.Operations.OpenApi.Events;
using Omni.Api.Operations.OpenApi.Requests;

namespace Omni.Api.Operations.OpenApi;

/// <summary>
/// The OpenAPI document: generated from the endpoints and completed with what they do not declare. A test compares it with its copy,
/// <c>docs/openapi.json</c>.
/// </summary>
internal static class OpenApiDocument
{
    public const string KeyScheme = "apiKey", BearerScheme = "bearer", QueryScheme = "apiKeyInQuery";

    private const string About = """
        The REST API of Omni: instances, messages, chats, events and who may use them.
        One object is answered as {data}, a list as {items,meta}, an error as {error:{code,message,details?}}.
        Times in rows are ISO 8601 in UTC. Every answer has the header x-request-id; every one to a key has
        X-RateLimit-Limit, -Remaining and -Reset.
        """;

    public static void AddContract(this IServiceCollection services) => services.AddOpenApi("openapi", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.CreateSchemaReferenceId = SchemaDescriber.NameOf;
        options.AddSchemaTransformer(SchemaDescriber.Describe);
        options.AddOperationTransformer(OperationDescriber.Describe);
        options.AddDocumentTransformer(async (document, context, ct) =>
        {
            await SchemaDescriber.DescribeStates(document, context, ct);
            document.Info.Title = "Omni";
            document.Info.Version = HostVersion.Number;
            document.Info.Description = About;
            document.Info.Contact = new OpenApiContact { Name = "The Omni.WhatsAppCloud authors" };
            document.Info.License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" };
            document.Servers = [new OpenApiServer { Url = "/", Description = "This host" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "x-api-key",
                Description = "omni_sk_ and 32 characters",
            };
            document.Components.SecuritySchemes[QueryScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Query,
                Name = "api_key",
                Description = "The same key, for what can set no header",
            };
            document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The same key as Authorization: Bearer",
            };
            foreach (var envelope in (document.Components.Schemas ?? new Dictionary<string, IOpenApiSchema>())
                .Where(s => s.Key.StartsWith("DataOf", StringComparison.Ordinal)))
            {
                SchemaDescriber.NeverNull(envelope.Value);
            }
            document.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] },
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(QueryScheme, document)] = [] },
            ];
            RequestSchemas.Complete(document, context);
            await EventSchemas.AddAsync(document, context, ct);
            Tags.Describe(document);
            ResponseHeaders.Describe(document);
            ExampleMaker.Complete(document);
        });
    });
}
