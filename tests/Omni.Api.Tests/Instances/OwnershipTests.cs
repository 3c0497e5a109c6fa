using System.Net;
using System.Text;
using Omni.Testing;

namespace Omni.Api.Tests.Instances;

/// <summary>A number belongs to one instance: the one for which Meta confirmed it first.</summary>
public sealed class OwnershipTests : IAsyncDisposable
{
    private static readonly TestNumber Own = new() { PhoneNumberId = "711000000000001" };

    // Of one Meta app, as with a provider who serves many: the app secret alone tells them not apart.
    private static readonly TestNumber Victim = new() { PhoneNumberId = "711000000000002" };

    private readonly OwnershipHost _world = new();

    private OmniHost Host => _world.Host;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("patch")]
    [InlineData("connect")]
    public async Task A_number_of_another_tenant_cannot_be_taken_by_naming_it_not_even_over_a_restart(string route)
    {
        var attacker = await Host.ConnectAsync(Own, "attacker");
        var victim = await Host.ConnectAsync(Victim, "the victim's secret name");
        var stolen = new { credentials = new { phoneNumberId = Victim.PhoneNumberId, accessToken = "EAAgarbage" } };
        using (var tenant = await _world.TenantAsync(attacker))
        {
            var answer = route == "patch"
                ? (await _world.PatchAsync(attacker, stolen, tenant)).Answer
                : (await Host.PostAsync($"/api/v2/instances/{attacker}/connect", stolen, tenant)).Body.ToString();
            var status = await _world.StatusAsync(attacker);
            status.GetProperty("state").GetString().Should().Be("error");
            (answer + status).Should().NotContain("secret name").And.NotContain(victim.ToString())
                .And.NotContain("NUMBER_TAKEN", "a wrong token learns nothing of who is here");
        }

        await _world.ReceivesAsync(victim, Victim, "before the restart", toTheApp: true);
        await _world.RestartAsync();

        // Meta is not to be reached yet: the number is its owner's all the same, whoever comes first.
        await _world.ReceivesAsync(victim, Victim, "while Graph is away");
        await _world.ReceivesAsync(victim, Victim, "by the app's address", toTheApp: true);
        await Host.AddNumberAsync(Own);
        await Host.AddNumberAsync(Victim);
        await _world.PointAtAsync(attacker);
        await _world.PointAtAsync(victim);
        (await _world.StateAsync(attacker)).Should().Be("error");
        (await _world.StateAsync(victim)).Should().Be("connected");
        (await Host.SendTextAsync(victim, "5511930000001", "still mine")).Status.Should().Be(HttpStatusCode.Created);
        await _world.ReceivesAsync(victim, Victim, "after the restart", toTheApp: true);
        (await Host.ListAsync($"/api/v2/messages?instanceId={attacker}")).Should().BeEmpty();
    }

    [Fact]
    public async Task Of_two_instances_that_reach_one_number_at_once_one_gets_it_and_the_other_is_told_without_a_name()
    {
        await Host.AddNumberAsync(Victim);

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => _world.CreateAsync($"racer-{i}", Victim.Credentials())));

        var states = await Task.WhenAll(made.Select(m => _world.StatusAsync(m.Id)));
        states.Count(s => s.GetProperty("state").GetString() == "connected").Should().Be(1);
        var winner = made[Array.FindIndex(states, s => s.GetProperty("state").GetString() == "connected")].Id;
        foreach (var loser in states.Where(s => s.GetProperty("state").GetString() != "connected"))
        {
            loser.GetProperty("error").GetProperty("code").GetString().Should().Be("NUMBER_TAKEN");
            loser.ToString().Should().NotContain("racer-").And.NotContain(winner.ToString());
            (await Host.SendTextAsync(loser.GetProperty("instanceId").GetGuid(), "5511930000001", "not mine")).Status
                .Should().Be(HttpStatusCode.ServiceUnavailable);
        }

        await _world.ReceivesAsync(winner, Victim, "for the winner", toTheApp: true);
        var body = TestWebhook.Text("wamid.loser", "5511930000001", "by the loser's address", phoneNumberId: Victim.PhoneNumberId);
        await Host.PostWebhookAsync(body, Victim.Sign(body), made.First(m => m.Id != winner).Id);
        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?search=by the loser"), found => found.Count == 1,
            "it is processed");
        (await Host.ListAsync($"/api/v2/messages?instanceId={winner}")).Should().HaveCount(2, "the number decides, not the address");
    }

    [Fact]
    public async Task A_deleted_instance_gives_its_number_up_and_a_disconnected_one_does_not()
    {
        var first = await Host.ConnectAsync(Victim, "first");
        (await Host.PostAsync($"/api/v2/instances/{first}/logout", new { })).Status.Should().Be(HttpStatusCode.OK);
        var (second, _) = await _world.CreateAsync("second", Victim.Credentials());
        (await _world.StatusAsync(second)).GetProperty("error").GetProperty("code").GetString()
            .Should().Be("NUMBER_TAKEN", "it was logged out, not deleted");

        (await Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{first}", UriKind.Relative))).StatusCode.Should().Be(HttpStatusCode.OK);

        (await Host.PostAsync($"/api/v2/instances/{second}/connect", new { })).Status.Should().Be(HttpStatusCode.OK);
        await _world.ReceivesAsync(second, Victim, "for the second", toTheApp: true);
    }

    [Fact]
    public async Task An_instance_whose_token_is_refused_keeps_its_number()
    {
        var owner = await Host.ConnectAsync(Victim, "owner");
        (await _world.PatchAsync(owner, new { credentials = new { accessToken = "EAAexpired" } })).Status.Should().Be(HttpStatusCode.OK);
        (await _world.StateAsync(owner)).Should().Be("error");

        var (other, _) = await _world.CreateAsync("other", Victim.Credentials());

        (await _world.StatusAsync(other)).GetProperty("error").GetProperty("code").GetString().Should().Be("NUMBER_TAKEN");
        await _world.ReceivesAsync(owner, Victim, "still received", toTheApp: true);
        await _world.RestartAsync();
        await Host.AddNumberAsync(Victim);
        await _world.PointAtAsync(other);
        (await _world.StatusAsync(other)).GetProperty("error").GetProperty("code").GetString().Should().Be("NUMBER_TAKEN");
        await _world.ReceivesAsync(owner, Victim, "after the restart");
    }

    [Fact]
    public async Task A_change_of_the_number_is_a_change_of_owner_once_it_is_confirmed_and_says_so()
    {
        await Host.AddNumberAsync(Victim);
        var id = await Host.ConnectAsync(Own, "mover");
        var (waiting, _) = await _world.CreateAsync("waiting", Own.Credentials());

        await _world.PatchAsync(id, new { credentials = new { phoneNumberId = Victim.PhoneNumberId, accessToken = "EAAgarbage" } });

        (await _world.StatusAsync(id)).GetProperty("message").GetString()
            .Should().Contain($"keeps phone number id {Own.PhoneNumberId} until");
        await Host.PostAsync($"/api/v2/instances/{waiting}/connect", new { });
        (await _world.StatusAsync(waiting)).GetProperty("error").GetProperty("code").GetString()
            .Should().Be("NUMBER_TAKEN", "it is not given up before the other is confirmed");

        var (status, answer) = await Host.PostAsync($"/api/v2/instances/{id}/connect", new { token = Victim.AccessToken });

        status.Should().Be(HttpStatusCode.OK);
        answer.GetProperty("data").GetProperty("message").GetString()
            .Should().Contain("has changed its number").And.Contain($"{Own.PhoneNumberId} is free");
        (await Host.PostAsync($"/api/v2/instances/{waiting}/connect", new { })).Status.Should().Be(HttpStatusCode.OK);
        await _world.ReceivesAsync(id, Victim, "to the new number", toTheApp: true);
        await _world.ReceivesAsync(waiting, Own, "to the number that was free", toTheApp: true);
    }

    [Fact]
    public async Task What_comes_while_a_number_is_being_confirmed_is_verified_kept_and_processed_once_it_is()
    {
        var (id, _) = await _world.CreateAsync("early", Victim.Credentials());
        (await _world.StateAsync(id)).Should().Be("error", "Meta does not know the token yet");
        var challenge = await Host.Web.GetAsync(new Uri(
            $"/webhooks/whatsapp-cloud?instance={id}&hub.mode=subscribe&hub.verify_token={Victim.VerifyToken}&hub.challenge=42",
            UriKind.Relative));
        (await challenge.Content.ReadAsStringAsync()).Should().Be("42");
        var body = TestWebhook.Text("wamid.early", "5511930000001", "too early", phoneNumberId: Victim.PhoneNumberId);

        (await Host.PostWebhookAsync(body, Victim.Sign(body), id)).StatusCode.Should().Be(HttpStatusCode.OK);

        await Eventually.IsAsync(
            () => Host.ListAsync("/api/v2/dead-letters"),
            all => all.Any(l => l.GetProperty("code").GetString() == "NOT_CONFIRMED"),
            "it is kept");
        (await Host.ListAsync("/api/v2/messages?search=too early")).Should().BeEmpty();
        await Host.AddNumberAsync(Victim);
        (await Host.PostAsync($"/api/v2/instances/{id}/connect", new { })).Status.Should().Be(HttpStatusCode.OK);
        await Eventually.IsAsync(() => Host.ListAsync($"/api/v2/messages?instanceId={id}&search=too early"), found => found.Count == 1,
            "it is processed by itself");
    }

    [Theory]
    [InlineData("0711000000000002")]
    [InlineData("711000000000002\n")]
    [InlineData(" 711000000000002")]
    [InlineData("+711000000000002")]
    [InlineData("711000000000002.0")]
    [InlineData("٧١١٠٠٠٠٠٠٠٠٠٠٠٢")]
    [InlineData("711000000000002/../711000000000001")]
    public async Task Another_spelling_of_a_number_id_is_refused(string spelling)
    {
        var credentials = new Dictionary<string, string?>(Victim.Credentials()) { ["phoneNumberId"] = spelling };

        var (status, body) = await Host.PostAsync("/api/v2/instances", new { name = "speller", channel = "whatsapp-cloud", credentials });

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("details").ToString().Should().Contain("credentials.phoneNumberId");
    }

    [Fact]
    public async Task Numbers_of_one_account_belong_to_their_instances_each()
    {
        var first = await Host.ConnectAsync(Own, "first");
        var second = await Host.ConnectAsync(Victim, "second");
        var body = Encoding.UTF8.GetBytes(
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"{{{Own.BusinessAccountId}}}","changes":[{"field":"phone_number_name_update","value":{"decision":"APPROVED"}}]}]}""");

        (await Host.PostWebhookAsync(body, Own.Sign(body))).StatusCode.Should().Be(HttpStatusCode.OK);

        foreach (var id in new[] { first, second })
            await Eventually.IsAsync(
                () => Host.ListAsync($"/api/v2/events?instanceId={id}&eventType=custom.phone_number_name_update"),
                found => found.Count == 1,
                "what is about the account comes to each");
    }
}
