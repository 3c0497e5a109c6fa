using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>The OpenAPI document is complete, and the copy in the repository is what the host says.</summary>
public sealed class DocumentTests(Furnished furnished) : IClassFixture<Furnished>
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_copy_in_docs_is_what_the_host_says()
    {
        var document = JsonSerializer.Serialize(await furnished.Host.GetAsync("/api/v2/openapi.json"), Indented) + "\n";

        Golden.Match("docs/openapi.json", document).Should().Be(document, "OMNI_UPDATE_GOLDEN=1 writes it anew");
    }

    [Fact]
    public async Task Every_operation_says_what_it_does_what_it_needs_and_how_it_fails()
    {
        foreach (var operation in await Operation.ReadAllAsync(furnished.Host))
        {
            operation.Document.TryGetProperty("summary", out _).Should().BeTrue($"{operation} has a summary");
            var responses = operation.Document.GetProperty("responses");
            responses.EnumerateObject().Should().Contain(r => r.Name.StartsWith('2'), $"{operation} says how it succeeds");
            if (operation.IsOpen) continue;
            foreach (var status in new[] { "400", "401", "403", "429" })
            {
                var content = responses.GetProperty(status).GetProperty("content").GetProperty("application/json");
                content.GetProperty("schema").GetProperty("$ref").GetString().Should().Be("#/components/schemas/Error");
                content.TryGetProperty("example", out _).Should().BeTrue();
            }

            if (operation.Id != "validateKey" && !operation.Document.TryGetProperty("description", out _))
                Assert.Fail($"{operation} does not say which scope it needs");
        }
    }

    [Fact]
    public async Task Every_example_is_understood()
    {
        var bad = new List<string>();
        foreach (var operation in (await Operation.ReadAllAsync(furnished.Host)).Where(o => o.HasBody))
        {
            if (operation.Id == "receiveWebhook") continue;
            if (operation.Example is null)
            {
                bad.Add($"{operation} has no example");
                continue;
            }

            if (operation.Id is "connectInstance" or "createInstance") continue;
            using var request = operation.Request(
                name => furnished.PathOf(operation, name), furnished.QueryOf(operation), furnished.BodyOf(operation));
            using var response = await furnished.Host.Api.SendAsync(request);
            var said = await response.Content.ReadAsStringAsync();
            if (response.StatusCode == HttpStatusCode.BadRequest && !said.Contains("CAPABILITY_NOT_SUPPORTED", StringComparison.Ordinal))
                bad.Add($"{operation}: {said}");
        }

        bad.Should().BeEmpty();
    }
}
