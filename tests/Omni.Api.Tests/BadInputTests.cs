using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests;

/// <summary>Bad input is told: the contract's shape, which field, why; and nothing is stored.</summary>
public sealed class BadInputTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Unknown = "01234567-89ab-7def-8123-456789abcdef";

    private OmniHost Host => fixture.Host;

    [Theory]
    [InlineData("/api/v2/instances", "{}", "name,channel")]
    [InlineData("/api/v2/instances", """{"name":" ","channel":"whatsapp-cloud"}""", "name")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"telepathy"}""", "channel")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","credentials":{"accessToken":"t"}}""",
        "credentials.appSecret,credentials.phoneNumberId,credentials.businessAccountId,credentials.webhookVerifyToken")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","credentials":{"acessToken":"t"}}""",
        "credentials.acessToken")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","options":{"graphApiVersion":"21"}}""",
        "options.graphApiVersion")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","options":{"graphBaseUrl":"http://169.254.169.254"}}""",
        "options.graphBaseUrl")]
    [InlineData("/api/v2/instances", """{"name":5,"channel":"whatsapp-cloud"}""", "name")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","isDefault":"yes"}""", "isDefault")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","credentials":{"accessToken":5}}""",
        "credentials.accessToken")]
    [InlineData("/api/v2/instances", """{"name":"x","channel":"whatsapp-cloud","options":[]}""", "options")]
    [InlineData("/api/v2/messages/send", "{}", "instanceId,to,text")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"nope","to":"5511987654321","text":"x"}""", "instanceId")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"INSTANCE","to":"nobody","text":"x"}""", "to")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"INSTANCE","to":"5511987654321","text":"  "}""", "text")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"INSTANCE","to":"5511987654321","text":"a\u0000b"}""", "text")]
    public async Task A_bad_body_is_400_and_names_every_field(string path, string body, string fields)
    {
        var (status, answer) = await Host.PostAsync(
            path, body.Replace("INSTANCE", fixture.InstanceId.ToString(), StringComparison.Ordinal));

        status.Should().Be(HttpStatusCode.BadRequest);
        var error = answer.GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("VALIDATION_ERROR");
        error.GetProperty("message").GetString().Should().NotBeNullOrWhiteSpace();
        error.GetProperty("details").GetProperty("fields").EnumerateObject().Select(f => f.Name).Should().Contain(fields.Split(','));
        (await Host.ListAsync("/api/v2/messages")).Should().BeEmpty();
        (await Host.ListAsync("/api/v2/instances")).Should().HaveCount(2, "the sandbox's own and the fixture's");
    }

    [Theory]
    [InlineData("/api/v2/instances")]
    [InlineData("/api/v2/messages/send")]
    public async Task A_body_that_is_no_JSON_is_400(string path)
    {
        (await Host.PostAsync(path, "{\"name\":")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync(path, "")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync(path, "null")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync(path, "[]")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync(path, new StringContent("name=x"))).Status.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("/api/v2/instances?limit=0", "limit")]
    [InlineData("/api/v2/instances?limit=-1", "limit")]
    [InlineData("/api/v2/chats?limit=000", "limit")]
    [InlineData("/api/v2/messages?limit=1.5", "limit")]
    [InlineData("/api/v2/messages?before=5511", "before")]
    [InlineData("/api/v2/messages?after=wamid.unknown", "after")]
    [InlineData("/api/v2/instances?limit=many", "limit")]
    [InlineData("/api/v2/instances?cursor=garbage", "cursor")]
    [InlineData("/api/v2/instances?status=sleepy", "status")]
    [InlineData("/api/v2/instances/nope", "id")]
    [InlineData("/api/v2/instances/nope/status", "id")]
    [InlineData("/api/v2/messages?chatId=nope", "chatId")]
    [InlineData("/api/v2/messages?since=yesterday", "since")]
    [InlineData("/api/v2/messages?hasMedia=perhaps", "hasMedia")]
    [InlineData("/api/v2/messages?source=dreams", "source")]
    [InlineData("/api/v2/messages/nope", "id")]
    [InlineData("/api/v2/messages/by-external", "chatId")]
    [InlineData("/api/v2/chats?chatType=duel", "chatType")]
    [InlineData("/api/v2/chats?unreadOnly=1", "unreadOnly")]
    [InlineData("/api/v2/chats/nope", "id")]
    [InlineData("/api/v2/chats/by-external?externalId=1", "instanceId")]
    [InlineData("/api/v2/events?direction=up", "direction")]
    [InlineData("/api/v2/events?until=x", "until")]
    [InlineData("/api/v2/events/nope", "id")]
    [InlineData("/api/v2/dead-letters?status=odd", "status")]
    public async Task A_bad_query_or_path_is_400_and_names_the_field(string path, string field)
    {
        var response = await Host.Api.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("details").GetProperty("fields").EnumerateObject().Should().ContainSingle().Which.Name.Should().Be(field);
    }

    [Theory]
    [InlineData($"/api/v2/instances/{Unknown}")]
    [InlineData($"/api/v2/instances/{Unknown}/status")]
    [InlineData($"/api/v2/messages/{Unknown}")]
    [InlineData($"/api/v2/chats/{Unknown}")]
    [InlineData($"/api/v2/chats/{Unknown}/messages")]
    [InlineData($"/api/v2/chats/{Unknown}/participants")]
    [InlineData($"/api/v2/events/{Unknown}")]
    [InlineData("/api/v2/nothing/here")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_there_is_404_in_the_contracts_shape(string path)
    {
        var response = await Host.Api.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("code").GetString()
            .Should().Be("NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"name":"x","channel":"whatsapp-cloud","credentials":{"could not be converted":tru}}""", "cannot be read as JSON")]
    [InlineData("""{"name":"x","channel":"whatsapp-cloud","credentials":{"no body was provided":5}}""", "has a value of the wrong type")]
    [InlineData("""{"name":5}""", "has a value of the wrong type")]
    [InlineData("null", "A JSON body is required")]
    [InlineData("", "A JSON body is required")]
    public async Task What_is_wrong_with_a_body_is_said_whatever_words_are_in_it(string body, string said)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/instances", body);

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("message").GetString().Should().Contain(said);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_409()
    {
        var (status, body) = await Host.PostAsync("/api/v2/instances", new { name = "sandbox", channel = "whatsapp-cloud" });

        status.Should().Be(HttpStatusCode.Conflict);
        body.GetProperty("error").GetProperty("code").GetString().Should().Be("CONFLICT");
    }

    [Fact]
    public async Task Sending_from_an_instance_that_is_not_connected_is_503_and_stores_nothing()
    {
        var (_, created) = await Host.PostAsync("/api/v2/instances", new { name = "no credentials", channel = "whatsapp-cloud" });
        var id = created.GetProperty("data").GetProperty("id").GetGuid();

        var (status, body) = await Host.SendTextAsync(id, "5511987654321", "anybody?");

        status.Should().Be(HttpStatusCode.ServiceUnavailable);
        body.GetProperty("error").GetProperty("code").GetString().Should().Be("CHANNEL_NOT_CONNECTED");
        (await Host.ListAsync($"/api/v2/messages?instanceId={id}")).Should().BeEmpty();
        await Host.Api.DeleteAsync(new Uri($"/api/v2/instances/{id}", UriKind.Relative));
    }
}
