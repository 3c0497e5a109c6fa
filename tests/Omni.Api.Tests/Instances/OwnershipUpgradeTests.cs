using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Storage;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>A data folder from before numbers were reserved.</summary>
public sealed class OwnershipUpgradeTests : IAsyncDisposable
{
    private static readonly TestNumber Number = new() { PhoneNumberId = "721000000000001" };
    private static readonly TestNumber Other = new() { PhoneNumberId = "721000000000002" };

    private readonly OwnershipHost _world = new();

    private OmniHost Host => _world.Host;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task An_instance_that_was_connected_goes_on_receiving_before_Meta_has_answered_and_is_then_the_owner()
    {
        var id = await Host.ConnectAsync(Number, "of old");
        await ForgetReservationsAsync();
        await _world.RestartAsync();

        await _world.ReceivesAsync(id, Number, "Graph is away", toTheApp: true);

        await Host.AddNumberAsync(Number);
        await _world.PointAtAsync(id);
        (await _world.StateAsync(id)).Should().Be("connected");
        var (late, _) = await _world.CreateAsync("late", Number.Credentials());
        (await _world.StatusAsync(late)).GetProperty("error").GetProperty("code").GetString().Should().Be("NUMBER_TAKEN");
    }

    [Fact]
    public async Task Where_two_name_one_number_the_first_that_Meta_confirms_gets_it_and_the_other_is_told()
    {
        var attacker = await Host.ConnectAsync(Other, "older");
        var owner = await Host.ConnectAsync(Number, "newer");
        await _world.PatchAsync(attacker, new { credentials = new { phoneNumberId = Number.PhoneNumberId, accessToken = "EAAgarbage" } });
        await ForgetReservationsAsync();
        await _world.RestartAsync();
        var body = TestWebhook.Text("wamid.undecided", "5511930000001", "for whom", phoneNumberId: Number.PhoneNumberId);
        (await Host.PostWebhookAsync(body, Number.Sign(body), owner)).StatusCode
            .Should().Be(HttpStatusCode.OK, "it is kept until it is clear whose it is");

        await Host.AddNumberAsync(Number);
        await _world.PointAtAsync(attacker);
        await _world.PointAtAsync(owner);

        (await _world.StateAsync(owner)).Should().Be("connected");
        (await _world.StateAsync(attacker)).Should().Be("error");
        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?instanceId={owner}&search=for whom"), found => found.Count == 1,
            "what came meanwhile is its owner's");
        (await Host.PostAsync($"/api/v2/instances/{attacker}/connect", new { token = Number.AccessToken })).Status
            .Should().Be(HttpStatusCode.BadGateway);
        (await _world.StatusAsync(attacker)).GetProperty("error").GetProperty("code").GetString().Should().Be("NUMBER_TAKEN");
    }

    private async Task ForgetReservationsAsync() =>
        await Host.Services.GetRequiredService<IUnitOfWork>()
            .RunAsync(session => session.ExecuteAsync("UPDATE instances SET reserved_address = NULL"), CancellationToken.None);
}
