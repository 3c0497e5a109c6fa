using Omni.Api.Storage;

namespace Omni.Api.Tests.Storage;

/// <summary>What every inbox store does.</summary>
public abstract class InboxStoreContract
{
    private const int Limit = 100;

    private protected abstract IInboxStore Store { get; }

    [Fact]
    public async Task What_is_appended_is_read_back_in_its_order_as_it_was()
    {
        var instance = Guid.CreateVersion7();
        await Store.OpenAfterAsync(0, CancellationToken.None);
        NewWebhook[] given =
            [Webhook("a", 1), Webhook("b", 2) with { InstanceId = instance, TraceParent = "00-trace" }, Webhook("c", 3)];

        var last = Store.Append(given);

        var read = await Store.ReadAfterAsync(0, Limit, CancellationToken.None);
        read.Select(r => Text(r.Webhook)).Should().Equal("a", "b", "c");
        read[^1].Id.Should().Be(last);
        read.Select(r => r.Id).Should().BeInAscendingOrder();
        (read[1].Webhook with { Body = default }).Should().Be(given[1] with { Body = default });
        (await Store.ReadAfterAsync(read[1].Id, Limit, CancellationToken.None)).Should().ContainSingle().Which.Id.Should().Be(last);
        (await Store.ReadAfterAsync(0, 2, CancellationToken.None)).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_store_that_was_lost_gives_no_id_again_that_counts_as_processed()
    {
        (await Store.OpenAfterAsync(1000, CancellationToken.None)).Should().Be(1000);

        Store.Append([Webhook("a", 1)]).Should().Be(1001);

        (await Store.OpenAfterAsync(7, CancellationToken.None)).Should().Be(1001, "it never goes back");
    }

    [Fact]
    public async Task An_empty_store_begins_with_one()
    {
        (await Store.OpenAfterAsync(0, CancellationToken.None)).Should().Be(0);

        Store.Append([Webhook("a", 1)]).Should().Be(1);
    }

    [Fact]
    public async Task The_last_one_before_a_time_is_found()
    {
        await Store.OpenAfterAsync(0, CancellationToken.None);
        Store.Append([.. Enumerable.Range(1, 50).Select(i => Webhook($"{i}", i * 10))]);
        var ids = (await Store.ReadAfterAsync(0, Limit, CancellationToken.None)).Select(r => r.Id).ToList();

        (await Store.FindBeforeAsync(10, CancellationToken.None)).Should().Be(ids[0] - 1);
        (await Store.FindBeforeAsync(11, CancellationToken.None)).Should().Be(ids[0]);
        (await Store.FindBeforeAsync(255, CancellationToken.None)).Should().Be(ids[24]);
        (await Store.FindBeforeAsync(9999, CancellationToken.None)).Should().Be(ids[^1]);
    }

    [Fact]
    public async Task Only_what_is_both_processed_and_old_is_removed_a_slice_at_a_time()
    {
        await Store.OpenAfterAsync(0, CancellationToken.None);
        Store.Append([.. Enumerable.Range(1, 10).Select(i => Webhook($"{i}", i))]);
        var ids = (await Store.ReadAfterAsync(0, Limit, CancellationToken.None)).Select(r => r.Id).ToList();

        Store.Remove(ids[6], 5, 3).Should().Be(3);
        Store.Remove(ids[6], 5, 3).Should().Be(1);
        Store.Remove(ids[6], 5, 3).Should().Be(0);
        Store.Remove(ids[6], 100, 100).Should().Be(3);

        (await Store.ReadAfterAsync(0, Limit, CancellationToken.None)).Select(r => Text(r.Webhook)).Should().Equal("8", "9", "10");
    }

    private static NewWebhook Webhook(string body, long at) =>
        new() { Channel = "fake", VerifiedBy = "secret", ReceivedAtUnixMs = at, Body = System.Text.Encoding.UTF8.GetBytes(body) };

    private static string Text(NewWebhook webhook) => System.Text.Encoding.UTF8.GetString(webhook.Body.Span);
}
