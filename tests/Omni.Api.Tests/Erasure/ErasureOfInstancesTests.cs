using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Erasure;

/// <summary>A person whom several instances know.</summary>
public sealed class ErasureOfInstancesTests : IAsyncLifetime
{
    private const string Phone = "5511971000001";

    private readonly OmniHost _host = OmniHost.Start();
    private Guid _one, _other;

    public async ValueTask InitializeAsync()
    {
        (_one, _other) = (await _host.ConnectAsync(TestNumber.Fixtures), await _host.ConnectAsync(TestNumber.Second));
        await _host.ReceiveAsync(TestWebhook.Text("wamid.one", Phone, "to the one", name: "Olga"), _one);
        var body = TestWebhook.Text("wamid.other", Phone, "to the other", name: "Olga", phoneNumberId: TestNumber.Second.PhoneNumberId);
        await _host.PostWebhookAsync(body, TestNumber.Second.Sign(body), _other);
        await Eventually.IsAsync(() => _host.ListAsync("/api/v2/messages?search=to the other"), found => found.Count == 1,
            "the other has its message");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_limited_key_erases_a_person_from_its_instances_alone()
    {
        var person = await PersonAsync();
        using var limited = await ClientAsync(_one);

        using var taken = await limited.DeleteAsync(new Uri($"/api/v2/persons/{person}", UriKind.Relative));
        await DoneAsync(taken);

        (await _host.ListAsync("/api/v2/messages?search=to the one")).Should().BeEmpty();
        (await _host.ListAsync("/api/v2/messages?search=to the other")).Should().ContainSingle();
        (await _host.ListAsync($"/api/v2/events?instanceId={_other}&search=to the other")).Should().ContainSingle();
        var contact = (await _host.GetAsync($"/api/v2/instances/{_other}/contacts?search={Phone}")).GetProperty("items")[0];
        (contact.GetProperty("phone").GetString(), contact.GetProperty("displayName").GetString()).Should().Be((Phone, "Olga"));
        (await Traces.FindAsync(_host, "to the other")).Should().Contain(t => t.StartsWith("inbox.body", StringComparison.Ordinal));
        (await Traces.FindAsync(_host, "to the one")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_not_limited_erases_a_person_everywhere()
    {
        var person = await PersonAsync();

        using var taken = await _host.Api.DeleteAsync(new Uri($"/api/v2/persons/{person}", UriKind.Relative));
        var erasure = await DoneAsync(taken);

        erasure.GetProperty("instances").GetArrayLength().Should().Be(2);
        (await Traces.FindAsync(_host, Phone, "Olga")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_of_another_instance_hears_nothing_of_the_person_or_the_erasure()
    {
        var person = await PersonAsync();
        using var stranger = await ClientAsync(Guid.CreateVersion7());
        using var taken = await _host.Api.DeleteAsync(new Uri($"/api/v2/instances/{_one}/contacts/{Phone}", UriKind.Relative));

        using var erasing = await stranger.DeleteAsync(new Uri($"/api/v2/persons/{person}", UriKind.Relative));
        using var looking = await stranger.GetAsync(taken.Headers.Location);
        using var contact = await stranger.DeleteAsync(new Uri($"/api/v2/instances/{_one}/contacts/{Phone}", UriKind.Relative));

        new[] { erasing.StatusCode, looking.StatusCode, contact.StatusCode }.Should().AllBeEquivalentTo(HttpStatusCode.Forbidden);
    }

    private async Task<string?> PersonAsync() =>
        (await _host.GetAsync($"/api/v2/instances/{_one}/contacts?search={Phone}")).GetProperty("items")[0].GetProperty("personId")
            .GetString();

    private async Task<HttpClient> ClientAsync(Guid instance)
    {
        var (_, made) = await _host.PostAsync(
            "/api/v2/keys", new { name = "limited", scopes = new[] { "*" }, instanceIds = new[] { instance } });
        var client = _host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }

    private async Task<JsonElement> DoneAsync(HttpResponseMessage taken)
    {
        taken.StatusCode.Should().Be(HttpStatusCode.Accepted, await taken.Content.ReadAsStringAsync());
        return (await Eventually.IsAsync(
            () => _host.GetAsync(taken.Headers.Location!.ToString()),
            e => e.GetProperty("data").GetProperty("state").GetString() == "done",
            "the erasure is done"))
            .GetProperty("data");
    }
}
