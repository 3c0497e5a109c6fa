using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>
/// The calls of Omni's own command line and SDK, one after the other, with the fields that they read (<c>Fixtures/omni-calls.json</c> of
/// February, <c>omni-calls-2609.json</c> of September 2026): each must be there, of its type. A <c>?</c> means that it may be null, a
/// <c>=</c> that it has just this value.
/// </summary>
public sealed class OmniCallsTests
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(2);

    [Theory]
    [InlineData("omni-calls.json")]
    [InlineData("omni-calls-2609.json")]
    public async Task Omnis_command_line_finds_every_field_that_it_prints(string calls)
    {
        await using var host = OmniHost.Start();
        var number = TestNumber.Fixtures;
        await host.AddNumberAsync(number);
        var names = new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["credentials"] = JsonSerializer.SerializeToNode(number.Credentials())!,
            ["options"] = JsonSerializer.SerializeToNode(new { graphBaseUrl = host.Address, callbackUrl = host.Address })!,
            ["png"] = Convert.ToBase64String(TestMedia.Png),
            ["webp"] = Convert.ToBase64String(TestMedia.WebP()),
            ["later"] = TimeProvider.System.GetUtcNow().Add(Later).ToString("O", CultureInfo.InvariantCulture),
        };
        var missing = new List<string>();
        foreach (var call in JsonElement.Parse(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", calls)))
            .EnumerateArray())
        {
            var command = call.GetProperty("command").GetString();
            var (status, answer) = await SendAsync(host, call, names, missing);
            if ((int)status != call.GetProperty("status").GetInt32()) missing.Add($"{command}: {(int)status} {answer}");
            else missing.AddRange(Missing(call.GetProperty("expect"), answer).Select(fault => $"{command}: {fault}"));
            foreach (var saved in Fields(call, "save"))
            {
                if (At(answer, saved.Value.GetString()!) is { } value) names[saved.Name] = JsonSerializer.SerializeToNode(value)!;
            }

            if (!names.ContainsKey("inbound") && names.TryGetValue("instance", out var instance))
                names["inbound"] = await ReceiveAsync(host, Guid.Parse(instance.GetValue<string>()));
        }

        string.Join(Environment.NewLine, missing).Should().BeEmpty();
    }

    private static async Task<string> ReceiveAsync(OmniHost host, Guid instance)
    {
        await host.ReceiveAsync(TestWebhook.Text("wamid.cli", "5511987654321", "Hello from the phone"), instance);
        return (await host.ListAsync("/api/v2/messages?search=Hello from the phone"))[0].GetProperty("id").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(
        OmniHost host, JsonElement call, Dictionary<string, JsonNode> names, List<string> missing)
    {
        var path = names.Where(n => n.Value.GetValueKind() == JsonValueKind.String).Aggregate(call.GetProperty("path").GetString()!,
            (p, n) => p.Replace($"{{{n.Key}}}", n.Value.GetValue<string>(), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(
            new HttpMethod(call.GetProperty("method").GetString()!), new Uri($"/api/v2{path}", UriKind.Relative));
        if (call.TryGetProperty("body", out var body))
            request.Content = System.Net.Http.Json.JsonContent.Create(Fill(JsonNode.Parse(body.GetRawText()), names));
        foreach (var header in Fields(call, "headers")) request.Headers.Add(header.Name, header.Value.GetString());
        using var response = await host.Api.SendAsync(request);
        if (call.TryGetProperty("answers", out var headers))
        {
            missing.AddRange(headers.EnumerateArray().Select(h => h.GetString()!).Where(h => !response.Headers.Contains(h))
                .Select(h => $"{call.GetProperty("command")}: no header {h}"));
        }

        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    /// <summary>The body, with what stands in braces put in.</summary>
    private static JsonNode? Fill(JsonNode? node, Dictionary<string, JsonNode> names) => node switch
    {
        JsonObject fields =>
            new JsonObject(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, Fill(f.Value, names)))),
        JsonArray items => new JsonArray([.. items.Select(i => Fill(i, names))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('{')
            && names.TryGetValue(text.Trim('{', '}'), out var known) => known.DeepClone(),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<string> Missing(JsonElement expected, JsonElement answer)
    {
        foreach (var field in expected.EnumerateObject())
        {
            var (type, mayBeNull) = (field.Value.GetString()!.TrimEnd('?'), field.Value.GetString()!.EndsWith('?'));
            if (At(answer, field.Name) is not { } found) yield return $"{field.Name} is not there";
            else if (type.StartsWith('='))
            {
                if (found.ToString() != type[1..]) yield return $"{field.Name} is {found}, not {type[1..]}";
            }
            else if (TypeOf(found) != type && !(mayBeNull && found.ValueKind == JsonValueKind.Null))
                yield return $"{field.Name} is {TypeOf(found)}, not {type}";
        }
    }

    private static IEnumerable<JsonProperty> Fields(JsonElement call, string name) =>
        call.TryGetProperty(name, out var fields) ? fields.EnumerateObject() : [];

    private static JsonElement? At(JsonElement json, string path)
    {
        foreach (var step in path.Split('.'))
        {
            if (json.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < json.GetArrayLength())
                json = json[index];
            else if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(step, out var field)) json = field;
            else return null;
        }

        return json;
    }

    private static string TypeOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
