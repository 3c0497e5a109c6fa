using Omni.Testing;

namespace Omni.Api.Tests;

public sealed class TimeFormatTests
{
    [Fact]
    public async Task Times_are_written_in_UTC_with_a_Z()
    {
        await using var host = OmniHost.Start();

        var health = await host.GetAsync("/health");

        health.GetProperty("timestamp").GetString().Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
    }
}
