using Omni.Testing;

namespace Omni.EndToEnd.Tests;

public sealed class StartTests
{
    [Theory]
    [InlineData("Omni:Outbox:Concurrency", "0", "Omni:Outbox:concurrency")]
    [InlineData("Omni:Database:Provider", "oracle", "Omni:Database:provider")]
    [InlineData("Omni:Database:Provider", "postgres", "connectionString")]
    [InlineData("Omni:PublicUrl", "not a url", "Omni:PublicUrl")]
    [InlineData("WhatsAppCloud:GraphApiVersion", "21", "WhatsAppCloud:GraphApiVersion")]
    [InlineData("Omni:Proxies", "10.0.0.0/8, proxy.example.com", "Omni:Proxies")]
    [InlineData("Omni:Proxies", "10.0.0.1/8", "Omni:Proxies")]
    [InlineData("Omni:Proxies:0", "10.0.0.0/33", "Omni:Proxies")]
    [InlineData("Omni:EventStream:MaxStreamsPerKey", "0", "Omni:EventStream:MaxStreamsPerKey")]
    [InlineData("Omni:Inbox:Retenton", "1", "Retenton")]
    [InlineData("Omni:Inbox:Retention", "a week", "Retention")]
    [InlineData("Omni:Events:Retention", "7.00:00:00", "Omni:Events:Retention")]
    [InlineData("OMNI_API_KEY", "omni_sk_short", "OMNI_API_KEY has 13 characters")]
    [InlineData("OMNI_API_KEY", "x", "OMNI_API_KEY has 1 characters")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string setting, string value, string named)
    {
        var data = Directory.CreateTempSubdirectory("omni-start-").FullName;
        try
        {
            var (exitCode, said) = await HostProcess.FailToStartAsync(data, (setting, value));

            exitCode.Should().Be(1);
            said.Trim().Should().StartWith("Omni did not start: ").And.ContainEquivalentOf(named).And.NotContain("\n");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
