using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>Notices about an account go to instances of its own numbers alone, whatever account another one names.</summary>
public sealed class AccountOwnershipTests : IAsyncDisposable
{
    private const string Health = "/api/v2/events?eventType=system.instance_health";

    private static readonly TestNumber Own = new() { PhoneNumberId = "712000000000001", BusinessAccountId = "812000000000001" };

    // Of the same Meta app: the secret that signs is one.
    private static readonly TestNumber Victim = new() { PhoneNumberId = "712000000000002", BusinessAccountId = "812000000000002" };

    private readonly OwnershipHost _world = new();

    private OmniHost Host => _world.Host;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_instance_that_names_the_account_of_another_gets_none_of_its_notices()
    {
        var victim = await Host.ConnectAsync(Victim);
        await Host.AddNumberAsync(Own);
        var (attacker, _) = await _world.CreateAsync("attacker", (Own with { BusinessAccountId = Victim.BusinessAccountId }).Credentials());
        var status = await _world.StatusAsync(attacker);
        status.GetProperty("state").GetString().Should().Be("connected", "the number is its own");
        status.GetProperty("message").GetString().Should().Contain("Notices about its account are not taken");

        await NoticeAsync(Victim);

        await Eventually.IsAsync(() => Host.ListAsync($"{Health}&instanceId={victim}"), found => found.Count == 1, "its owner gets it");
        (await Host.ListAsync($"{Health}&instanceId={attacker}")).Should().BeEmpty();
        await _world.ReceivesAsync(attacker, Own, "messages come all the same");
    }

    [Fact]
    public async Task A_notice_that_comes_before_Meta_has_confirmed_the_account_is_kept_and_processed_then()
    {
        var victim = await Host.ConnectAsync(Victim);
        await _world.RestartAsync();

        // The sandbox of this host does not know the number yet: Meta cannot confirm it.
        await NoticeAsync(Victim);
        await Eventually.IsAsync(
            async () => (await Host.GetAsync("/api/v2/dead-letters")).GetProperty("items").EnumerateArray()
                .Select(d => d.GetProperty("code").GetString()).ToList(),
            codes => codes.Contains("NOT_CONFIRMED"), "it is kept");
        await Host.AddNumberAsync(Victim);
        await _world.PointAtAsync(victim);

        await Eventually.IsAsync(() => Host.ListAsync($"{Health}&instanceId={victim}"), found => found.Count == 1, "it is processed");
    }

    private async Task NoticeAsync(TestNumber number)
    {
        var body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            @object = "whatsapp_business_account",
            entry = new[]
            {
                new
                {
                    id = number.BusinessAccountId,
                    time = 1_760_000_000,
                    changes = new[]
                    {
                        new
                        {
                            field = "phone_number_quality_update",
                            value = new { @event = "FLAGGED", display_phone_number = "15550783881", current_limit = "TIER_1K" },
                        },
                    },
                },
            },
        }));
        (await Host.PostWebhookAsync(body, number.Sign(body))).EnsureSuccessStatusCode();
    }
}
