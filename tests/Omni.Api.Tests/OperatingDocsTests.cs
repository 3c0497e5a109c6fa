using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>The dashboard and the alert rules name metrics that there are.</summary>
public sealed partial class OperatingDocsTests
{
    /// <summary>What only bad luck brings forth; the names follow the same rule as those of their neighbours.</summary>
    private static readonly string[] OnlyInTrouble =
    [
        "omni_outbox_failed_total", "omni_outbox_ambiguous_total", "omni_outbox_refused_total", "omni_graph_errors_total",
        "omni_inbox_set_aside_total", "omni_sk"
    ,];

    [Theory]
    [InlineData("grafana.json")]
    [InlineData("alerts.yaml")]
    public async Task Every_metric_that_is_named_exists(string file)
    {
        await using var host = OmniHost.Start();
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.docs", "5511977000001", "hi"), instance);
        await host.ReceiveAsync(TestWebhook.Text("wamid.docs", "5511977000001", "hi"), instance);
        await host.PostWebhookAsync("{}"u8.ToArray(), "sha256=00", instance);
        await host.PostAsync("/sandbox/faults", new { errorCode = 131026 }, host.Web);
        await host.SendTextAsync(instance, "5511977000001", "fails");
        (await host.SendTextAsync(instance, "5511977000001", "hello")).Status.Should().Be(HttpStatusCode.Created);
        var scraped = await host.Api.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        var text = await File.ReadAllTextAsync(Path.Combine(Golden.Root, "docs", "operate", file));
        if (file.EndsWith(".json", StringComparison.Ordinal))
            JsonElement.Parse(text).GetProperty("panels").GetArrayLength().Should().BeGreaterThan(5);
        foreach (var name in Metric().Matches(text).Select(m => m.Value).Distinct().Except(OnlyInTrouble))
            scraped.Should().Contain(name, $"{file} names it");
    }

    [GeneratedRegex("(?:omni|dotnet)_[a-z_]+[a-z]", RegexOptions.None, 1000)]
    private static partial Regex Metric();
}
