using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Access;
using Omni.Api.Audit;
using Omni.Api.Foundation.Http;
using Omni.Api.Tests.Sending.Outbox;
using Omni.Testing;

namespace Omni.Api.Tests.Access;

/// <summary>What wrong keys cost the address that they come from, and whom they cost nothing.</summary>
public sealed class WrongKeyTests
{
    [Fact]
    public async Task Answers_to_wrong_keys_wait_while_a_good_key_of_the_same_address_is_served()
    {
        await using var fake = await FakeTimeHost.StartAsync(("Omni:Access:FreeWrongKeys", "3"));
        for (var i = 0; i < 3; i++) (await TryAsync(fake.Host, i)).StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized, "the first ones are answered at once");

        var slowed = Enumerable.Range(3, 5).Select(i => TryAsync(fake.Host, i)).ToList();
        for (var i = 0; i < 20; i++) await fake.Host.GetAsync("/api/v2/chats");

        slowed.Should().OnlyContain(call => !call.IsCompleted, "no time has passed");
        var answers = await fake.WhileTimePassesAsync(Task.WhenAll(slowed));
        answers.Should().OnlyContain(answer => answer.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Where_too_many_answers_wait_the_next_is_a_429_at_once()
    {
        await using var fake = await FakeTimeHost.StartAsync(("Omni:Access:FreeWrongKeys", "1"));
        await TryAsync(fake.Host, 0);

        var calls = Enumerable.Range(1, 20).Select(i => TryAsync(fake.Host, i)).ToList();
        var refused = await await Task.WhenAny(calls);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        (await fake.Host.Api.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);
        await fake.WhileTimePassesAsync(Task.WhenAll(calls));
    }

    [Fact]
    public async Task A_flood_of_wrong_keys_is_in_the_audit_with_its_address_and_number_and_in_two_entries()
    {
        await using var fake = await FakeTimeHost.StartAsync(("Omni:Access:MaxWrongKeyDelay", "00:00:00"));
        for (var i = 0; i < 200; i++) await TryAsync(fake.Host, i);

        var first = await fake.UntilAsync(() => fake.Host.ListAsync("/api/v2/audit?statusCode=401"), all => all.Count > 0,
            "the first is told");
        first.Should().ContainSingle().Which.GetProperty("ipAddress").GetString().Should().Contain("127.0.0.1");
        fake.Time.Advance(WrongKeyLog.Span);
        var all = await fake.UntilAsync(async () => (await fake.Host.ListAsync("/api/v2/audit"))
            .Where(e => e.GetProperty("apiKeyName").GetString() == WrongKeyLog.KeyName).ToList(), e => e.Count > 1, "the others are told");

        all.Should().HaveCount(2);
        all.Sum(e => e.GetProperty("requests").GetInt32()).Should().Be(200);
        all.Should().OnlyContain(e => !e.ToString().Contains("omni_sk_", StringComparison.Ordinal), "what was shown is told nowhere");
    }

    [Fact]
    public async Task No_key_at_all_is_no_wrong_key()
    {
        await using var fake = await FakeTimeHost.StartAsync(("Omni:Access:FreeWrongKeys", "1"));

        for (var i = 0; i < 20; i++) (await fake.Host.Web.GetAsync(new Uri("/api/v2/chats", UriKind.Relative))).StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized);

        (await TryAsync(fake.Host, 0)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, "it is the first wrong one, answered at once");
    }

    [Fact]
    public async Task Addresses_are_remembered_within_bounds()
    {
        await using var host = OmniHost.Start();
        var penalties = host.Services.GetRequiredService<AddressPenalties>();
        var persistent = ClientAddress.Of(IPAddress.Parse("198.51.100.7"));
        for (var i = 0; i < 15; i++) _ = penalties.PayAsync(persistent, CancellationToken.None);

        for (ulong i = 0; i < 30_000; i++) (await penalties.PayAsync(new ClientAddress(new UInt128(i, 0)), CancellationToken.None)).Should()
            .BeNull();

        penalties.Addresses.Should().BeLessThanOrEqualTo(10_000);
        penalties.PayAsync(persistent, CancellationToken.None).IsCompleted.Should()
            .BeFalse("who has failed often is not forgotten for those who came once");
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("::ffff:192.0.2.1", "::ffff:192.0.2.2", false)]
    public void A_client_is_an_address_or_a_64_of_IPv6(string one, string other, bool isSame) =>
        (ClientAddress.Of(IPAddress.Parse(one)) == ClientAddress.Of(IPAddress.Parse(other))).Should().Be(isSame);

    private static Task<HttpResponseMessage> TryAsync(OmniHost host, int number) =>
        host.Web.GetAsync(new Uri($"/api/v2/chats?api_key=omni_sk_wrong{number}", UriKind.Relative));
}
