using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>
/// The calls of Omni's own command line, one after the other, with the fields that it prints (<c>Fixtures/omni-calls.json</c>,
/// written down from its source): each must be there, of its type. A <c>?</c> means that it may be null.
/// </summary>
public sealed class OmniCallsTests
{
    [Fact]
    public async Task Omnis_command_line_finds_every_field_that_it_prints()
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
        };
        var missing = new List<string>();
        foreach (var call in JsonElement.Parse(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "omni-calls.json")))
            .EnumerateArray())
        {
            var command = call.GetProperty("command").GetString();
            var (status, answer) = await SendAsync(host, call, names);
            if ((int)status != call.GetProperty("status").GetInt32()) missing.Add($"{command}: {(int)status} {answer}");
            else missing.AddRange(Missing(call.GetProperty("expect"), answer).Select(fault => $"{command}: {fault}"));
            if (call.TryGetProperty("save", out var save) && missing.Count == 0)
            {
                foreach (var saved in save.EnumerateObject()) names[saved.Name] = At(answer, saved.Value.GetString()!)!.Value.GetString()!;
            }

            if (!names.ContainsKey("inbound") && names.TryGetValue("instance", out var instance))
                names["inbound"] = await ReceiveAsync(host, Guid.Parse(instance.GetValue<string>()));
        }

        missing.Should().BeEmpty();
    }

    private static async Task<string> ReceiveAsync(OmniHost host, Guid instance)
    {
        await host.ReceiveAsync(TestWebhook.Text("wamid.cli", "5511987654321", "Hello from the phone"), instance);
        return (await host.ListAsync("/api/v2/messages?search=Hello from the phone"))[0].GetProperty("id").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(
        OmniHost host, JsonElement call, Dictionary<string, JsonNode> names)
    {
        var path = names.Where(n => n.Value.GetValueKind() == JsonValueKind.String).Aggregate(call.GetProperty("path").GetString()!,
            (p, n) => p.Replace($"{{{n.Key}}}", n.Value.GetValue<string>(), StringComparison.Ordinal));
        using var request = new HttpRequestMessage(
            new HttpMethod(call.GetProperty("method").GetString()!), new Uri($"/api/v2{path}", UriKind.Relative));
        if (call.TryGetProperty("body", out var body))
            request.Content = System.Net.Http.Json.JsonContent.Create(Fill(JsonNode.Parse(body.GetRawText()), names));
        using var response = await host.Api.SendAsync(request);
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
            else if (TypeOf(found) != type && !(mayBeNull && found.ValueKind == JsonValueKind.Null))
                yield return $"{field.Name} is {TypeOf(found)}, not {type}";
        }
    }

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
