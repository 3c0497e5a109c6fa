using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi.Events;

/// <summary>Adds types of the contract that no endpoint names, each of them once, with the types that they contain.</summary>
internal sealed class ContractSchemas(
    Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context, JsonSerializerOptions json)
{
    /// <summary>A reference to the schema of a type.</summary>
    public Task<IOpenApiSchema> ReferenceAsync(Type type, CancellationToken ct) =>
        ReferenceAsync(type, SchemaDescriber.NameOf(json.GetTypeInfo(type)) ?? type.Name, ct);

    public async Task<IOpenApiSchema> ReferenceAsync(Type type, string name, CancellationToken ct)
    {
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, parameterDescription: null, ct);
            document.AddComponent(name, schema);
            var info = json.GetTypeInfo(type);
            if (info.PolymorphismOptions is { } union) await SplitAsync(schema, union, ct);
            else await ReferPartsAsync(schema, info, ct);
        }

        return new OpenApiSchemaReference(name, document);
    }

    /// <summary>Makes each kind of a union a schema of its own.</summary>
    private async Task SplitAsync(OpenApiSchema schema, JsonPolymorphismOptions union, CancellationToken ct)
    {
        var discriminator = new OpenApiDiscriminator
        {
            PropertyName = union.TypeDiscriminatorPropertyName,
            Mapping = new Dictionary<string, OpenApiSchemaReference>(),
        };
        var kinds = new List<IOpenApiSchema>();
        foreach (var (derived, branch) in union.DerivedTypes.Zip(schema.AnyOf!.Cast<OpenApiSchema>()))
        {
            var name = derived.DerivedType.Name;
            branch.Type = JsonSchemaType.Object;
            (branch.Required ??= new HashSet<string>()).Add(union.TypeDiscriminatorPropertyName);
            document.AddComponent(name, branch);
            await ReferPartsAsync(branch, json.GetTypeInfo(derived.DerivedType), ct);
            var kind = new OpenApiSchemaReference(name, document);
            kinds.Add(kind);
            discriminator.Mapping[(string)derived.TypeDiscriminator!] = kind;
        }

        (schema.Type, schema.Required, schema.AnyOf, schema.OneOf, schema.Discriminator) = (null, null, null, kinds, discriminator);
    }

    private async Task ReferPartsAsync(OpenApiSchema schema, JsonTypeInfo info, CancellationToken ct)
    {
        foreach (var property in info.Properties)
        {
            if (schema.Properties?.TryGetValue(property.Name, out var field) != true || field is not OpenApiSchema given) continue;
            if (IsPart(property.PropertyType))
            {
                var part = await ReferenceAsync(property.PropertyType, ct);
                schema.Properties[property.Name] = given.Type?.HasFlag(JsonSchemaType.Null) == true || given.OneOf is not null
                    ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, part] }
                    : part;
            }
            else if (property.PropertyType is { IsGenericType: true } list && list.GetGenericArguments()[^1] is var item && IsPart(item)
                && given.Items is not null)
            {
                given.Items = await ReferenceAsync(item, ct);
            }
        }
    }

    private static bool IsPart(Type type) => type.IsClass && type.Assembly == typeof(Page<>).Assembly;
}
