using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Faults;
using Omni.Channels.Sdk.Instances;
using Omni.Contract.Sending;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Describes the JSON form of Omni's types.</summary>
internal static class SchemaDescriber
{
    /// <summary>The name of a schema; null for one that is inlined.</summary>
    public static string? NameOf(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(ApiError.Envelope)) return "Error";
        if (type == typeof(ApiError.Body)) return "ErrorBody";
        if (type == typeof(JsonElement) || type == typeof(Base64Bytes) || IsOptional(type)
            || type.Name.StartsWith("<>", StringComparison.Ordinal))
        {
            return null;
        }
        if (SchemaNames.Of(type) is { } known) return known;
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);

        // Nested types of two rooms may have the same name.
        return name is null || type.DeclaringType is not { } declaring || declaring.Name.EndsWith("Endpoints", StringComparison.Ordinal)
            ? name
            : $"{declaring.Name.Split('`')[0].Replace("View", "", StringComparison.Ordinal)}{name}";
    }

    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo.Type;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(DateTimeOffset))
            (schema.Type, schema.Format) =
                (plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null, "date-time");
        else if (plain == typeof(Guid))
            (schema.Type, schema.Format) = (plain == type ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null, "uuid");
        else if (type == typeof(IReadOnlyList<Guid>)) schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" };
        else if (IsSecret(context.JsonPropertyInfo)) DescribeSecret(schema);
        else if (plain == typeof(Base64Bytes)) (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "byte");
        else if (IsOptional(plain)) Unwrap(schema, plain.GetGenericArguments()[0]);

        if (WireWords.Of(context.JsonPropertyInfo?.AttributeProvider) is { } words) WireWords.Apply(schema, words);
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true) schema.Items ??= new OpenApiSchema();

        if (context.JsonTypeInfo.Properties.Any(p => p.IsExtensionData)) schema.AdditionalProperties = new OpenApiSchema();

        // Numbers are read from strings too; they are written as numbers.
        if (schema.Type is { } types && (types.HasFlag(JsonSchemaType.Integer) || types.HasFlag(JsonSchemaType.Number)))
        {
            schema.Type = types & ~JsonSchemaType.String;
            schema.Pattern = null;
        }

        // Read leniently, so that the host reports all that is missing; required all the same.
        if (FaultWatch.IsRequest(plain))
        {
            schema.Required = context.JsonTypeInfo.Properties.Where(FaultWatch.IsRequired).Select(p => p.Name)
                .ToHashSet(StringComparer.Ordinal);
        }

        return Task.CompletedTask;
    }

    /// <summary>Marks the object of an envelope as never null: the generator cannot know it of a type argument.</summary>
    public static void NeverNull(IOpenApiSchema envelope)
    {
        if (envelope.Properties is not { } properties || !properties.TryGetValue("data", out var data)
            || data.OneOf?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is not { } inner)
        {
            return;
        }
        properties["data"] = inner;
    }

    /// <summary>Lists the values of a connection's state: in JSON it is text, so that clients accept states added later.</summary>
    public static async Task DescribeStates(
        Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var states = await context.GetOrCreateSchemaAsync(typeof(ConnectionState), parameterDescription: null, ct);
        document.AddComponent(nameof(ConnectionState), states);
        foreach (var (schema, property) in new[] { ("StatusView", "state"), ("ConnectView", "status") })
        {
            if (document.Components?.Schemas is not { } schemas || !schemas.TryGetValue(schema, out var view)) continue;
            if (view.Properties is not { } properties) continue;
            properties[property] = new OpenApiSchemaReference(nameof(ConnectionState), document)
            {
                Description = properties[property].Description,
            };
        }
    }

    /// <summary>Describes a secret, or secrets by name, each of which may be null.</summary>
    private static void DescribeSecret(OpenApiSchema schema)
    {
        if (schema.Type?.HasFlag(JsonSchemaType.Object) == true)
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null };
        else schema.Format = "password";
    }

    private static bool IsSecret(JsonPropertyInfo? property) =>
        property?.AttributeProvider?.IsDefined(typeof(PasswordPropertyTextAttribute), inherit: false) == true;

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static void Unwrap(OpenApiSchema schema, Type of)
    {
        schema.Properties = null;
        schema.Required = null;
        var plain = Nullable.GetUnderlyingType(of) ?? of;
        schema.Type = JsonSchemaType.Null | plain switch
        {
            _ when plain == typeof(string) || plain == typeof(DateTimeOffset) => JsonSchemaType.String,
            _ when plain == typeof(int) => JsonSchemaType.Integer,
            _ when plain == typeof(JsonElement) => JsonSchemaType.Object,
            _ => JsonSchemaType.Array,
        };
        if (plain == typeof(DateTimeOffset)) schema.Format = "date-time";
        if (schema.Type.Value.HasFlag(JsonSchemaType.Array))
            schema.Items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = plain == typeof(IReadOnlyList<Guid>) ? "uuid" : null,
            };
    }
}
