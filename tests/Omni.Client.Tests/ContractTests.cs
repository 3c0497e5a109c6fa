using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Contract;
using Omni.Testing;
using Refit;

namespace Omni.Client.Tests;

/// <summary>The client has every operation of the OpenAPI document, with every parameter and every field.</summary>
public sealed partial class ContractTests
{
    /// <summary>What the client does by other means: streams, and what is Meta's to call.</summary>
    private static readonly string[] ByOtherMeans = ["streamEvents", "getMedia", "verifyWebhook", "receiveWebhook"];

    private static readonly JsonElement Document = JsonElement.Parse(File.ReadAllText(Path.Combine(Golden.Root, "docs", "openapi.json")));

    private static IEnumerable<(string Id, string Method, string Path, JsonElement Operation)> Operations =>
        Document.GetProperty("paths").EnumerateObject()
            .SelectMany(p => p.Value.EnumerateObject()
                .Select(o => (o.Value.GetProperty("operationId").GetString()!, o.Name.ToUpperInvariant(), p.Name, o.Value)))
                .Where(o => o.Value.GetProperty("tags")[0].GetString() != "Not supported here" && !ByOtherMeans.Contains(o.Item1))
            .Select(o => (o.Item1, o.Item2, o.Name, o.Value));

    private static IReadOnlyList<MethodInfo> Methods => [.. typeof(OmniClient).Assembly.GetTypes().Where(t => t.IsInterface)
        .SelectMany(t => t.GetMethods()).Where(m => m.GetCustomAttribute<HttpMethodAttribute>() is not null)];

    [Fact]
    public void Every_operation_is_a_method_and_every_method_an_operation()
    {
        var theirs = Operations.Select(o => $"{o.Method} {Placeholder().Replace(o.Path, "{}")}");
        var ours = Methods.Select(m => m.GetCustomAttribute<HttpMethodAttribute>()!)
            .Select(a => $"{a.Method} {Placeholder().Replace(a.Path, "{}")}");

        ours.Should().BeEquivalentTo(theirs);
    }

    [Fact]
    public void The_client_knows_the_contract_only() => typeof(OmniClient).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
        .Where(name => name.StartsWith("Omni", StringComparison.Ordinal)).Should().Equal("Omni.Contract");

    [Fact]
    public void The_contract_knows_the_framework_only() => typeof(Optional<>).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
        .Should().OnlyContain(name => name.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Every_parameter_is_there()
    {
        foreach (var operation in Operations)
        {
            var method = MethodOf(operation.Id);
            var theirs = operation.Operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() is "path" or "query")
                    .Select(p => p.GetProperty("name").GetString()!)
                : [];
            var ours = method.GetParameters()
                .Where(p => p.ParameterType != typeof(CancellationToken) && p.GetCustomAttribute<BodyAttribute>() is null
                    && p.GetCustomAttribute<HeaderCollectionAttribute>() is null)
                .Select(p => p.Name);

            ours.Should().BeEquivalentTo(theirs, operation.Id);
        }
    }

    [Fact]
    public void Every_field_is_there_and_no_other()
    {
        var faults = new List<string>();
        foreach (var operation in Operations)
        {
            var method = MethodOf(operation.Id);
            if (operation.Operation.TryGetProperty("requestBody", out var body)
                && method.GetParameters().SingleOrDefault(p => p.GetCustomAttribute<BodyAttribute>() is not null) is { } request)
            {
                Compare(
                    request.ParameterType, body.GetProperty("content").GetProperty("application/json").GetProperty("schema"), operation.Id,
                    [], faults);
            }
            foreach (var response in operation.Operation.GetProperty("responses").EnumerateObject().Where(r => r.Name.StartsWith('2')))
                Compare(
                    method.ReturnType.GetGenericArguments()[0],
                    response.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema"),
                    $"{operation.Id} {response.Name}", [], faults);
        }

        faults.Should().BeEmpty();
    }

    private static MethodInfo MethodOf(string operationId) =>
        Methods.Single(m => string.Equals(m.Name, $"{operationId}Async", StringComparison.OrdinalIgnoreCase));

    private static void Compare(Type type, JsonElement schema, string where, HashSet<Type> seen, List<string> faults)
    {
        schema = Resolve(schema);
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)) type = type.GetGenericArguments()[0];
        if (type == typeof(JsonElement)) return; // It takes any form.
        if (schema.TryGetProperty("items", out var items))
        {
            if (ElementOf(type) is { } element) Compare(element, items, where, seen, faults);
            else faults.Add($"{where}: {type.Name} is no list");
            return;
        }

        if (type.Assembly.GetName().Name is not ("Omni.Client" or "Omni.Contract")
            || !schema.TryGetProperty("properties", out var properties) || !seen.Add(type))
        {
            return;
        }
        var fields = JsonSerializerOptions.Web.GetTypeInfo(type).Properties
            .Where(p => !p.IsExtensionData && (p.Get is not null || p.Set is not null))
            .ToDictionary(p => p.Name, p => p.PropertyType, StringComparer.Ordinal);
        var mayHaveMore = type.Name == "SendOutcome";
        faults.AddRange(
            properties.EnumerateObject().Where(p => !fields.ContainsKey(p.Name)).Select(p => $"{where}: {type.Name} lacks {p.Name}"));
        if (!mayHaveMore)
            faults.AddRange(fields.Keys.Where(name => !properties.TryGetProperty(name, out _))
                .Select(name => $"{where}: {type.Name} has {name}, which the document has not"));
        foreach (var property in properties.EnumerateObject().Where(p => fields.ContainsKey(p.Name)))
            Compare(fields[property.Name], property.Value, $"{where}.{property.Name}", seen, faults);
    }

    private static Type? ElementOf(Type type) => type == typeof(JsonElement) || !type.IsGenericType
        || !typeof(IEnumerable).IsAssignableFrom(type) ? null : type.GetGenericArguments()[^1];

    private static JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out var either))
            schema = either.EnumerateArray().First(s => !s.TryGetProperty("type", out var type) || type.GetString() != "null");
        return schema.TryGetProperty("$ref", out var reference)
            ? Document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1])
            : schema;
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
