using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.Api.Tests.Contract;

/// <summary>Bad input over the whole document: whatever a caller does, it is never a 500, and the answer says what is wrong.</summary>
public sealed class FuzzTests(Furnished furnished) : IClassFixture<Furnished>
{
    private const int BodiesPerOperation = 14, QueriesPerOperation = 6, PathsPerOperation = 4;

    private static readonly string[] Words =
        [
        "", " ", "null", "true", "-1", "0", "1e309", "99999999999999999999", "2026-13-45T99:99:99Z", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z", "%", "%27", "' OR 1=1 --", "\u0000", "\uD83D", "🙂", "../..", "a,b,,c", "AAAA", "MTIzLjQ1Ng"
    ,];

    [Fact]
    public async Task Nothing_that_a_caller_sends_is_a_500()
    {
        var random = new Random(20_261_124);
        foreach (var operation in await Operation.ReadAllAsync(furnished.Host))
        {
            for (var i = 0; i < PathsPerOperation && operation.PathNames.Any(); i++)
                await TryAsync(operation, operation.Request(_ => Uri.EscapeDataString(Word(random)) is { Length: > 0 } word ? word : "x"));
            for (var i = 0; i < QueriesPerOperation; i++)
                await TryAsync(operation,
                    operation.Request(name => furnished.PathOf(operation, name), Query(operation, random), furnished.BodyOf(operation)));
            if (!operation.HasBody) continue;
            foreach (var raw in new[]
            {
                "",
                "{",
                "null",
                "[]",
                "7",
                "\"x\"",
                "{\"a\":",
                new string('[', 200),
                "{\"instanceId\":\"\\ud800\"}",
            })
            {
                await TryAsync(operation, operation.Request(name => furnished.PathOf(operation, name), raw: raw));
            }
            for (var i = 0; i < BodiesPerOperation; i++)
            {
                var body = furnished.BodyOf(operation) ?? new JsonObject();
                Mutate(body, random);
                await TryAsync(operation, operation.Request(name => furnished.PathOf(operation, name), body: body));
            }
        }
    }

    private async Task TryAsync(Operation operation, HttpRequestMessage request)
    {
        // What deletes or cuts off would change the house under the next one.
        if (operation.Method == "DELETE"
            || operation.Id is "disconnectInstance" or "logoutInstance" or "connectInstance" or "restartInstance")
        {
            request.RequestUri = new Uri(
                request.RequestUri!.OriginalString.Replace(furnished.InstanceId, "x", StringComparison.Ordinal), UriKind.Relative);
        }
        using (request)
        {
            using var response = await furnished.Host.Api.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var said = response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? ""
                : await response.Content.ReadAsStringAsync();

            response.StatusCode.Should().NotBe(
                HttpStatusCode.InternalServerError,
                $"{request.Method} {request.RequestUri} with "
                + $"{(request.Content is null ? "nothing" : await request.Content.ReadAsStringAsync())}: {said}");

            // A path that is no path is refused by the server before there is a request.
            if (!response.Headers.Contains("x-request-id")) return;
            if ((int)response.StatusCode is >= 400 and < 500 && operation.Path.StartsWith("/api/v2", StringComparison.Ordinal))
                Parse(request, said).GetProperty("error").GetProperty("message").GetString().Should().NotBeNullOrEmpty();
        }
    }

    private static JsonElement Parse(HttpRequestMessage request, string said) => said.Length > 0
        ? JsonElement.Parse(said)
        : throw new InvalidOperationException($"{request.Method} {request.RequestUri} was answered with nothing");

    private static string Query(Operation operation, Random random)
    {
        var names = operation.Query.Append("unknown").ToArray();
        return string.Join('&', Enumerable.Range(0, 3).Select(_ =>
        {
            var word = Word(random).Replace("\uD83D", "?", StringComparison.Ordinal);
            return $"{names[random.Next(names.Length)]}={Uri.EscapeDataString(word)}";
        }));
    }

    private static string Word(Random random) =>
        random.Next(12) == 0 ? new string('x', 3000) : Words[random.Next(Words.Length)].Replace("\uD83D", "%", StringComparison.Ordinal);

    /// <summary>Puts something wrong in one or two places, however deep.</summary>
    private static void Mutate(JsonNode body, Random random)
    {
        for (var i = 0; i <= random.Next(2); i++)
        {
            var places = Places(body).ToList();
            if (places.Count == 0) return;
            var (parent, name) = places[random.Next(places.Count)];
            parent[name] = Junk(random);
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Places(f.Value).Prepend((fields, f.Key))),
        JsonArray items => items.SelectMany(Places),
        _ => [],
    };

    private static JsonNode? Junk(Random random) => random.Next(9) switch
    {
        0 => null,
        1 => JsonValue.Create(Words[random.Next(Words.Length)].Replace("\uD83D", "x", StringComparison.Ordinal)),
        2 => JsonValue.Create(random.NextInt64()),
        3 => JsonValue.Create(-1.5),
        4 => JsonValue.Create(value: true),
        5 => new JsonArray(null, 1, "x"),
        6 => new JsonObject { ["x"] = null },
        7 => JsonValue.Create(new string('y', 70_000)),
        _ => new JsonArray(),
    };
}
