using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Omni.Api.Tests.Contract;

/// <summary>What the document says is so: each of its demands is made of the host, each answer is held against its schema.</summary>
public sealed partial class DocumentTruthTests(Furnished furnished) : IClassFixture<Furnished>
{
    /// <summary>They would connect to a channel.</summary>
    private static readonly string[] NotTried = ["createInstance", "connectInstance"];

    /// <summary>Their fields may stand in an object of their own, too, so none of them is required.</summary>
    private static readonly string[] EitherWay = ["sendTemplate"];

    [Fact]
    public async Task Every_part_has_what_generators_need()
    {
        var document = await furnished.Host.GetAsync("/api/v2/openapi.json");
        var operations = await Operation.ReadAllAsync(furnished.Host);
        var faults = new List<string>();

        faults.AddRange(operations.GroupBy(o => o.Id, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key} twice"));
        foreach (var operation in operations)
        {
            if (!OperationName().IsMatch(operation.Id)) faults.Add($"{operation}: '{operation.Id}' is no name of a method");
            if (!operation.Document.TryGetProperty("description", out _)) faults.Add($"{operation} has no description");
            if (!operation.Document.GetProperty("responses").EnumerateObject().Any(r => r.Name.StartsWith('4')))
                faults.Add($"{operation} has no 4xx");
            foreach (var parameter in operation.Parameters())
            {
                faults.AddRange(FaultsOfField(
                    $"{operation}?", parameter.GetProperty("name").GetString()!, parameter.GetProperty("schema"), parameter));
            }

            if (operation.BodyOf(document) is not { } body) continue;
            foreach (var field in body.GetProperty("properties").EnumerateObject())
                faults.AddRange(FaultsOfField($"{operation}:", field.Name, field.Value, field.Value));
        }

        faults.AddRange(DocumentSchemas.Bodies(document).Where(b => !b.Media.TryGetProperty("example", out _))
            .Select(b => $"{b.Place} has no example"));
        faults.AddRange(DocumentSchemas.Bodies(document).Where(b => !b.Media.TryGetProperty("schema", out _))
            .Select(b => $"{b.Place} has no schema"));
        string.Join('\n', faults).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_example_fits_its_schema()
    {
        var document = await furnished.Host.GetAsync("/api/v2/openapi.json");
        var schemas = await DocumentSchemas.ReadAsync(document);

        DocumentSchemas.Bodies(document).Where(b => b.Place.EndsWith("json", StringComparison.Ordinal))
            .SelectMany(b => schemas.FaultsOf(b.Place, b.Media.GetProperty("example").GetRawText())).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_answer_fits_its_schema()
    {
        var schemas = await DocumentSchemas.ReadAsync(await furnished.Host.GetAsync("/api/v2/openapi.json"));
        var faults = new List<string>();
        foreach (var operation in (await Operation.ReadAllAsync(furnished.Host))
            .Where(o => !NotTried.Contains(o.Id) && o.Id != "streamEvents"))
        {
            using var request = operation.Request(
                name => furnished.PathOf(operation, name), furnished.QueryOf(operation), furnished.BodyOf(operation));
            using var response = await furnished.Host.Api.SendAsync(request);
            var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            if (!operation.Document.GetProperty("responses").TryGetProperty(status, out _))
                faults.Add($"{operation} answers {status}, which the document has not");
            else if (response.Content.Headers.ContentType?.MediaType == "application/json")
                faults.AddRange(schemas.FaultsOf($"{operation.Id} {status} application/json", await response.Content.ReadAsStringAsync()));
        }

        string.Join('\n', faults).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_required_is_asked_for_and_nothing_else()
    {
        var document = await furnished.Host.GetAsync("/api/v2/openapi.json");
        var faults = new List<string>();
        foreach (var operation in await Operation.ReadAllAsync(furnished.Host))
        {
            if (operation.BodyOf(document) is not { } body || furnished.BodyOf(operation) is not JsonObject example) continue;
            var required = body.TryGetProperty("required", out var names)
                ? names.EnumerateArray().Select(n => n.GetString()!).ToArray() : [];
            foreach (var name in example.Select(f => f.Key).Concat(required).Distinct())
            {
                if (!required.Contains(name) && NotTried.Contains(operation.Id)) continue;
                var (status, fields) = await AskAsync(operation, WithoutField(example, name));
                var messages = fields.Where(f => f.Key == name).SelectMany(f => f.Value).ToArray();
                if (required.Contains(name) && (status != HttpStatusCode.BadRequest || messages.Length == 0))
                    faults.Add($"{operation}: {name} is required, and without it {status} {string.Join(", ", fields.Keys)}");
                if (!required.Contains(name) && !EitherWay.Contains(operation.Id) && messages.Contains($"'{name}' is required"))
                    faults.Add($"{operation}: {name} is not required, and without it: {string.Join(", ", messages)}");
            }
        }

        string.Join('\n', faults).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_out_of_bounds_is_refused()
    {
        var document = await furnished.Host.GetAsync("/api/v2/openapi.json");
        var faults = new List<string>();
        foreach (var operation in await Operation.ReadAllAsync(furnished.Host))
        {
            if (operation.BodyOf(document) is not { } body || furnished.BodyOf(operation) is not JsonObject example) continue;
            foreach (var (name, value) in body.GetProperty("properties").EnumerateObject()
                .SelectMany(p => Beyond(p.Value).Select(v => (p.Name, v))))
            {
                var wrong = example.DeepClone().AsObject();
                wrong[name] = value;
                var (status, fields) = await AskAsync(operation, wrong);
                var named = fields.Keys.Any(f => f.Split('[')[0] == name || (name == "instanceId" && f == "id"));
                if (status != HttpStatusCode.BadRequest || !named)
                    faults.Add($"{operation}: {name} = {TextOf(value)} got {status} {string.Join(", ", fields.Keys)}");
            }
        }

        string.Join('\n', faults).Should().BeEmpty();
    }

    [Fact]
    public async Task An_id_of_a_path_is_a_uuid_or_says_what_else_it_takes()
    {
        var faults = new List<string>();
        foreach (var operation in (await Operation.ReadAllAsync(furnished.Host)).Where(o => !o.IsOpen))
        {
            foreach (var parameter in operation.Parameters().Where(p => p.GetProperty("in").GetString() == "path"))
            {
                var named = parameter.GetProperty("name").GetString()!;
                if (!IdName().IsMatch(named)) continue;
                using var request = operation.Request(
                    name => name == named ? OtherId(operation) : furnished.PathOf(operation, name), furnished.QueryOf(operation),
                    furnished.BodyOf(operation));
                using var response = await furnished.Host.Api.SendAsync(request);
                var said = await response.Content.ReadAsStringAsync();
                var isRefused = response.StatusCode == HttpStatusCode.BadRequest && said.Contains("UUID", StringComparison.Ordinal);
                if (IsUuid(parameter.GetProperty("schema"))
                    ? response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound) : isRefused)
                {
                    faults.Add($"{operation}: {named} is said to be {parameter.GetProperty("schema")}, and another id got {said}");
                }
            }
        }

        string.Join('\n', faults).Should().BeEmpty();
    }

    private async Task<(HttpStatusCode Status, Dictionary<string, string[]> Fields)> AskAsync(Operation operation, JsonObject body)
    {
        using var request = operation.Request(name => furnished.PathOf(operation, name), furnished.QueryOf(operation), body);
        using var response = await furnished.Host.Api.SendAsync(request);
        if (response.StatusCode != HttpStatusCode.BadRequest) return (response.StatusCode, []);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
        return (response.StatusCode, error.TryGetProperty("details", out var details) && details.ValueKind == JsonValueKind.Object
            && details.TryGetProperty("fields", out var fields) ? fields.Deserialize<Dictionary<string, string[]>>()! : []);
    }

    private static JsonObject WithoutField(JsonObject example, string name)
    {
        var rest = example.DeepClone().AsObject();
        rest.Remove(name);
        return rest;
    }

    private static IEnumerable<string> FaultsOfField(string where, string name, JsonElement schema, JsonElement described)
    {
        var about = described.TryGetProperty("description", out var text) ? text.GetString()! : "";
        if (about.Length == 0 && !schema.TryGetProperty("oneOf", out _)) yield return $"{where} {name} has no description";
        if (!IdName().IsMatch(name) || IsUuid(schema) || (schema.TryGetProperty("items", out var items) && IsUuid(items))) yield break;
        if (!about.Contains("channel", StringComparison.OrdinalIgnoreCase))
            yield return $"{where} {name} is neither a UUID nor said to be the channel's id";
    }

    /// <summary>Values that a schema does not allow.</summary>
    private static IEnumerable<JsonNode> Beyond(JsonElement schema)
    {
        if (schema.TryGetProperty("maxLength", out var longest)) yield return new string('a', longest.GetInt32() + 1);
        if (schema.TryGetProperty("minLength", out _)) yield return "";
        if (schema.TryGetProperty("maximum", out var most)) yield return most.GetInt64() + 1;
        if (schema.TryGetProperty("minimum", out var least)) yield return least.GetInt64() - 1;
        if (schema.TryGetProperty("enum", out _)) yield return "no-such-word";
        if (schema.TryGetProperty("format", out var format) && format.GetString() is "uuid" or "date-time" or "uri") yield return "none";
        if (schema.TryGetProperty("minItems", out _)) yield return new JsonArray();
        if (schema.TryGetProperty("maxItems", out var greatest))
            yield return new JsonArray([.. Enumerable.Range(0, greatest.GetInt32() + 1).Select(_ => (JsonNode)"a")]);
    }

    private static bool IsUuid(JsonElement schema) => schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";

    /// <summary>An id of the channel's of what a path names.</summary>
    private static string OtherId(Operation operation) =>
        operation.Path.Split('/') is [_, _, _, "messages" or "outbox", ..] ? "wamid.furnished" : "5511987654321";

    private static string TextOf(JsonNode value) =>
        value.ToJsonString() is { Length: > 40 } text ? $"{text[..40]}… ({text.Length})" : value.ToJsonString();

    [GeneratedRegex("^[a-z][A-Za-z]+$", RegexOptions.None, 1000)]
    private static partial Regex OperationName();

    [GeneratedRegex("(^id|Id|Ids)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdName();
}
