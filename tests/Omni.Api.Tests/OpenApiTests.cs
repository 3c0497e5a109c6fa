using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_operation_has_a_summary_and_an_id()
    {
        await using var host = OmniHost.Start();

        var document = await host.GetAsync("/api/v2/openapi.json");

        document.GetProperty("openapi").GetString().Should().StartWith("3.1");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Path: p.Name, Operation: o.Value))).ToList();
        operations.Should().HaveCountGreaterThan(25);
        operations.Where(o => !o.Operation.TryGetProperty("summary", out _) || !o.Operation.TryGetProperty("operationId", out _)).Select(o => o.Path).Should().BeEmpty();
    }
}
