using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;
using static Omni.Api.Tests.Operations.Retention.RetentionHost;

namespace Omni.Api.Tests.Operations.Retention;

/// <summary>How long dead letters are kept.</summary>
public sealed class DeadLetterRetentionTests
{
    [Fact]
    public async Task One_that_was_processed_again_is_removed_after_90_days_and_one_that_was_not_never()
    {
        await using var host = await FakeTimeHost.StartAsync();
        var body = HalfForeign("wamid.half", "5511973000101");
        (await host.Host.PostWebhookAsync(body, TestNumber.Fixtures.Sign(body), host.InstanceId)).EnsureSuccessStatusCode();
        var letter = (await host.UntilAsync(() => LettersAsync(host, "pending"), l => l.Count == 1, "it is set aside"))[0];

        // A retry fails again, which is a new dead letter.
        (await host.Host.PostAsync($"/api/v2/dead-letters/{letter.GetProperty("id").GetGuid()}/retry", new { })).Status.Should()
            .Be(HttpStatusCode.OK);
        await host.UntilAsync(() => LettersAsync(host, "pending"), l => l.Count == 1, "it is set aside anew");
        host.Time.Advance(89 * Day);
        (await LettersAsync(host, "retried")).Should().ContainSingle("its time is not over");

        host.Time.Advance(2 * Day);
        await host.UntilAsync(() => LettersAsync(host, "retried"), l => l.Count == 0, "it is removed");

        host.Time.Advance(1000 * Day);
        await host.UntilAsync(() => Task.FromResult(host.Time.GetUtcNow().Millisecond), _ => true, "time passes");
        (await LettersAsync(host, "pending")).Should().ContainSingle();
    }

    /// <summary>A webhook about a message of the fixtures' number, and about one of a number that the host does not know.</summary>
    internal static byte[] HalfForeign(string wamid, string from)
    {
        var known = JsonNode.Parse(TestWebhook.Text(wamid, from, "known"))!;
        var foreign = JsonNode.Parse(TestWebhook.Text($"{wamid}.foreign", from, "unknown", phoneNumberId: "999999999999999"))!;
        known["entry"]![0]!["changes"]!.AsArray().Add(foreign["entry"]![0]!["changes"]![0]!.DeepClone());
        return JsonSerializer.SerializeToUtf8Bytes(known);
    }

    private static Task<IReadOnlyList<JsonElement>> LettersAsync(FakeTimeHost host, string status) =>
        host.Host.ListAsync($"/api/v2/dead-letters?status={status}");
}
