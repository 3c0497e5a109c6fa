using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>Dead letters by Omni's names: a retry, a resolution or giving up ends one.</summary>
public sealed class DeadLetterTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Path = "/api/v2/dead-letters", Phone = "5511955552001";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Each_verb_ends_a_dead_letter_and_the_counts_follow()
    {
        var ids = await SetAsideAsync(4);
        var letter = (await Host.GetAsync($"{Path}/{ids[0]}")).GetProperty("data");
        (letter.GetProperty("eventType").GetString(), letter.GetProperty("status").GetString(), letter.GetProperty("retryCount").GetInt32())
            .Should().Be(("webhook.received", "pending", 0));
        letter.GetProperty("errorMessage").GetString().Should().Be(letter.GetProperty("reason").GetString()).And.NotBeEmpty();
        (await StatsAsync()).Should().Be((4, 0, 0, 0, 4));

        var retried = await Host.PostAsync($"{Path}/{ids[0]}/retry", body: null);
        (retried.Status, retried.Body.GetProperty("success").GetBoolean()).Should().Be((HttpStatusCode.OK, true));
        var pending = await Eventually.IsAsync(() => ListAsync("status=pending"), all => all.Count == 4, "it failed again");
        ids = [.. ids, .. pending.Except(ids)];
        var resolved = await Host.PostAsync($"{Path}/{ids[1]}/resolve", new { note = $"asked {Phone}" });
        (resolved.Status, resolved.Body.GetProperty("data").GetProperty("id").GetString(),
            resolved.Body.GetProperty("data").GetProperty("status").GetString()).Should().Be((HttpStatusCode.OK, ids[1], "resolved"));
        (await Host.PostAsync($"{Path}/{ids[2]}/resolve", body: null)).Status.Should().Be(HttpStatusCode.OK, "a note is no must");
        var abandoned = await Host.PostAsync($"{Path}/{ids[3]}/abandon", body: null);
        abandoned.Body.GetProperty("data").GetProperty("status").GetString().Should().Be("abandoned");
        (await Host.PostAsync($"{Path}/{ids[3]}/abandon", body: null)).Status.Should().Be(HttpStatusCode.OK, "again");
        (await Host.PostAsync($"{Path}/{ids[1]}/abandon", body: null)).Status.Should().Be(HttpStatusCode.Conflict);

        (await StatsAsync()).Should().Be((1, 0, 3, 1, 5));
        (await ListAsync("status=pending")).Should().Equal(ids[4]);
        (await ListAsync("status=resolved")).Should().BeEquivalentTo(ids[0], ids[1], ids[2]);
        (await ListAsync("status=retried")).Should().Equal(ids[0]);
        (await ListAsync("status=abandoned,retrying")).Should().Equal(ids[3]);
        (await ListAsync("eventType=webhook.*")).Should().HaveCount(5);
        (await ListAsync("eventType=message.received")).Should().BeEmpty();
        (await Host.GetAsync($"{Path}/{ids[1]}")).GetProperty("data").GetProperty("note").GetString().Should().Be($"asked {Phone}");
        foreach (var (path, status) in new[]
        {
            ($"{Path}?status=lost", HttpStatusCode.BadRequest), ($"{Path}/{Guid.Empty}", HttpStatusCode.NotFound),
        })
            (await Host.Api.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.Should().Be(status, path);
        (await Host.PostAsync($"{Path}/{Guid.Empty}/resolve", new { note = "x" })).Status.Should().Be(HttpStatusCode.NotFound);
        (await Host.PostAsync($"{Path}/{ids[4]}/resolve", new { note = new string('x', 1001) })).Status
            .Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<IReadOnlyList<string>> SetAsideAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await fixture.PostWebhookAsync(
                TestWebhook.Text($"wamid.nobody.{i}", Phone, "for nobody", phoneNumberId: "306540352242998"));
        return await Eventually.IsAsync(() => ListAsync(""), all => all.Count == count, "all are set aside");
    }

    private async Task<IReadOnlyList<string>> ListAsync(string query) =>
        [.. (await Host.ListAsync($"{Path}?{query}")).Select(d => d.GetProperty("id").GetString()!)];

    private async Task<(long Pending, long Retrying, long Resolved, long Abandoned, long Total)> StatsAsync()
    {
        var data = (await Host.GetAsync($"{Path}/stats")).GetProperty("data");
        return (Of("pending"), Of("retrying"), Of("resolved"), Of("abandoned"), Of("total"));

        long Of(string name) => data.GetProperty(name).GetInt64();
    }
}
