using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi.Requests;

/// <summary>Completes the schemas of requests with what the host demands of them.</summary>
internal static class RequestSchemas
{
    public static void Complete(Microsoft.OpenApi.OpenApiDocument document, OpenApiDocumentTransformerContext context)
    {
        var services = context.ApplicationServices;
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var rules = new Dictionary<(Type Owner, string Name), FieldRule>();
        foreach (var request in context.DescriptionGroups.SelectMany(g => g.Items).Select(BodyOf).OfType<Type>().Distinct())
        {
            foreach (var (field, rule) in RequestRules.Of(request, services, json))
                rules[field] = rules.TryGetValue(field, out var known) && field.Owner != request ? known.And(rule) : rule;
        }

        foreach (var ((owner, name), rule) in rules)
        {
            if (SchemaDescriber.NameOf(json.GetTypeInfo(owner)) is { } schema
                && document.Components?.Schemas is { } schemas && schemas.TryGetValue(schema, out var found)
                && found is OpenApiSchema { Properties: { } } fields)
            {
                Apply(fields, name, rule);
            }
        }

        foreach (var operation in document.Operations()) Complete(operation, document);
    }

    /// <summary>The same schema without null.</summary>
    public static IOpenApiSchema WithoutNull(IOpenApiSchema schema)
    {
        if (schema.OneOf is { Count: 2 } either && either.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } one) return one;
        if (schema is OpenApiSchema { Type: { } type } plain) plain.Type = type & ~JsonSchemaType.Null;
        return schema;
    }

    private static Type? BodyOf(ApiDescription endpoint)
    {
        var type = endpoint.ParameterDescriptions.FirstOrDefault(p => p.Source == BindingSource.Body)?.Type
            ?? endpoint.ActionDescriptor.EndpointMetadata.OfType<IAcceptsMetadata>().FirstOrDefault()?.RequestType;
        return type is { IsClass: true } ? type : null;
    }

    private static void Apply(OpenApiSchema owner, string name, FieldRule rule)
    {
        if (!owner.Properties!.TryGetValue(name, out var property)) return;
        owner.Required ??= new HashSet<string>();
        if (rule.IsRequired)
        {
            owner.Required.Add(name);
            owner.Properties[name] = property = WithoutNull(property);
        }
        else
        {
            // What a constructor takes may be left out, too.
            owner.Required.Remove(name);
        }

        if (property is not OpenApiSchema field) return;
        Constrain(field, rule);
        if (name == "instanceId" && field.Type?.HasFlag(JsonSchemaType.String) == true) field.Format ??= "uuid";
    }

    private static void Constrain(OpenApiSchema field, FieldRule rule)
    {
        field.Format ??= rule.Format;
        field.MinLength ??= rule.MinLength;
        field.MaxLength ??= rule.MaxLength;
        field.Minimum ??= rule.Minimum?.ToString(CultureInfo.InvariantCulture);
        field.Maximum ??= rule.Maximum?.ToString(CultureInfo.InvariantCulture);
        field.MinItems ??= rule.MinItems;
        field.MaxItems ??= rule.MaxItems;
        if (rule.Words is { } words) WireWords.Apply(field, words);
        if (rule.Items is { } ofItems && field.Items is OpenApiSchema items) Constrain(items, ofItems);
    }

    private static void Complete(OpenApiOperation operation, Microsoft.OpenApi.OpenApiDocument document)
    {
        if (operation.RequestBody is not OpenApiRequestBody { Content: { } bodies } || operation.OperationId is not { } id) return;
        var prefix = char.ToUpperInvariant(id[0]) + id[1..];
        foreach (var body in bodies.Values.Where(b => b.Schema is not null))
            body.Schema = WithoutNull(body.Schema!);

        if (!operation.TryGetBody("application/json", out var sent, out var fields)) return;

        // Two operations may share a record of which one of them demands less.
        if (sent.Example is JsonObject example && fields.Required?.Except(example.Select(f => f.Key)).ToArray() is { Length: > 0 } spared)
        {
            fields = Copy(fields, without: spared);
            foreach (var name in spared)
            {
                fields.Properties![name] = new OpenApiSchema
                {
                    Type = fields.Properties[name].Type | JsonSchemaType.Null,
                    Description = fields.Properties[name].Description,
                };
            }

            sent.Schema = Add($"{prefix}Request", fields, document);
        }

        if (!bodies.TryGetValue("multipart/form-data", out var form)) return;
        form.Schema = Add($"{prefix}Form", FormOf(fields), document);
        form.Example = FormExampleOf(sent.Example as JsonObject);
    }

    private static OpenApiSchema Copy(OpenApiSchema schema, IEnumerable<string> without) => new()
    {
        Type = schema.Type,
        Description = schema.Description,
        Properties = new Dictionary<string, IOpenApiSchema>(schema.Properties!),
        Required = schema.Required?.Except(without).ToHashSet(),
    };

    /// <summary>The fields of a form: those of the body, with the bytes as its file.</summary>
    private static OpenApiSchema FormOf(OpenApiSchema body)
    {
        var form = Copy(body, without: []);
        foreach (var bytes in body.Properties!.Where(p => p.Value.Format == "byte")) form.Properties!.Remove(bytes.Key);
        form.Properties!["file"] = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Format = "binary",
            Description = "The bytes; without them, the media is given as in a JSON body.",
        };
        return form;
    }

    private static JsonObject? FormExampleOf(JsonObject? example)
    {
        if (example?.DeepClone() is not JsonObject form) return null;
        form.Remove("url");
        form["file"] = "the bytes of the file";
        return form;
    }

    private static OpenApiSchemaReference Add(string name, OpenApiSchema schema, Microsoft.OpenApi.OpenApiDocument document)
    {
        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document);
    }
}
