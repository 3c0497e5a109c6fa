using System.Collections.Concurrent;
using System.Diagnostics;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>What leaves for a collector of traces names no query: it may hold a key, or what Meta proves itself with.</summary>
public sealed class TraceLeakTests
{
    private const string Secret = "a-secret-in-a-query-1618";

    [Fact]
    public async Task No_span_of_any_source_holds_a_query()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue(
                $"{span.Source.Name} {span.DisplayName} {string.Join(" ", span.TagObjects.Select(t => $"{t.Key}={t.Value}"))} "
                + $"{string.Join(" ", span.Events.SelectMany(e => e.Tags.Select(t => $"{t.Key}={t.Value}")))}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = OmniHost.Start();
        await host.ConnectAsync(TestNumber.Fixtures);

        foreach (var path in new[]
        {
            $"/webhooks/whatsapp-cloud?hub.mode=subscribe&hub.verify_token={Secret}&hub.challenge=1",
            $"/api/v2/messages?api_key={Secret}",
            $"/nowhere?{Secret}",
        })
        {
            await host.Web.GetAsync(new Uri(path, UriKind.Relative));
        }

        spans.Should().Contain(s => s.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
            .And.Contain(s => s.StartsWith("System.Net.Http", StringComparison.Ordinal));
        spans.Where(s => s.Contains(Secret, StringComparison.Ordinal) || s.Contains("appsecret_proof=", StringComparison.Ordinal))
            .Should().BeEmpty();
    }
}
