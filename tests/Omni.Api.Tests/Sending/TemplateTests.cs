using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>The short form of a template is checked against the account's real one before anything is sent.</summary>
public sealed class TemplateTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Account = "102290129340398";

    private static int _people;

    private readonly string _phone = $"5511982{Interlocked.Increment(ref _people):000000}";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Positional_texts_fill_the_placeholders_and_the_message_reads_as_its_reader_sees_it()
    {
        var (status, answer) =
            await SendAsync(new { name = "order_confirmation", language = "en_US", parameters = new object[] { "Ana", 42 } });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await ArrivedAsync()).GetProperty("template").GetProperty("components").ToString()
            .Should().Be("""[{"type":"body","parameters":[{"type":"text","text":"Ana"},{"type":"text","text":"42"}]}]""");
        var message = (await Host.GetAsync($"/api/v2/messages/{answer.GetProperty("data").GetProperty("messageId").GetGuid()}"))
            .GetProperty("data");
        message.GetProperty("messageType").GetString().Should().Be("text", "Omni's consumers know no other name for it");
        message.GetProperty("textContent").GetString().Should().Be("Hi Ana, your order 42 is on its way.");
        message.GetProperty("rawPayload").GetProperty("template").GetString().Should().Be("order_confirmation");
    }

    [Fact]
    public async Task Named_texts_go_where_their_names_are()
    {
        await SendAsync(
            new { name = "appointment", language = "en", parameters = new { time = "10:00", first_name = "Ana", day = "Monday" } });

        var components = (await ArrivedAsync()).GetProperty("template").GetProperty("components");
        components[0].GetProperty("parameters")[0].GetProperty("parameter_name").GetString().Should().Be("first_name");
        components[1].GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("text").GetString())
            .Should().Equal("Ana", "Monday", "10:00");
    }

    [Fact]
    public async Task A_code_goes_into_the_body_and_the_button()
    {
        await SendAsync(new { name = "login_code", language = "en_US", parameters = new[] { "123456" } });

        var components = (await ArrivedAsync()).GetProperty("template").GetProperty("components");
        components[0].GetProperty("parameters")[0].GetProperty("text").GetString().Should().Be("123456");
        components[1].GetProperty("sub_type").GetString().Should().Be("url");
        components[1].GetProperty("parameters")[0].GetProperty("text").GetString().Should().Be("123456");
    }

    [Theory]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana"]}""", "parameters[1]",
        "takes 2 (body 1, body 2), 1 given")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana","42","more"]}""", "parameters[2]", "one too many")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":{"a":"b"}}""", "parameters", "must be a list")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana","line\nbreak"]}""", "parameters[1]", "line break")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana",""]}""", "parameters[1]", "empty")]
    [InlineData("""{"name":"order_confirmation","language":"en_US","parameters":["Ana",{"x":1}]}""", "parameters[1]", "a text or a number")]
    [InlineData(
        """{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday"}}""", "parameters.time", "missing")]
    [InlineData(
        """{"name":"appointment","language":"en","parameters":{"first_name":"Ana","day":"Monday","time":"10","place":"here"}}""",
        "parameters.place", "no placeholder")]
    [InlineData("""{"name":"appointment","language":"en","parameters":["Ana"]}""", "parameters", "must be an object")]
    [InlineData("""{"name":"no_such_template","language":"en_US","parameters":[]}""", "name", "no template 'no_such_template'")]
    [InlineData("""{"name":"order_confirmation","language":"fr","parameters":["a","b"]}""", "language", "en_US, pt_BR")]
    [InlineData("""{"name":"old_news","language":"en_US","parameters":[]}""", "name", "PAUSED")]
    [InlineData("""{"name":"track_parcel","language":"en_US","parameters":["a","b","c"]}""", "parameters", "use 'components'")]
    public async Task What_does_not_fit_is_refused_by_name(string body, string field, string message)
    {
        var (status, answer) = await SendAsync(JsonElement.Parse(body));

        status.Should().Be(HttpStatusCode.BadRequest, answer.ToString());
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").GetProperty(field)[0].GetString()
            .Should().Contain(message);
        (await Host.ArrivedAtAsync(_phone)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_code_is_for_phone_numbers_only()
    {
        var (status, answer) = await Host.PostAsync(
            "/api/v2/messages/send/template",
            new
            {
                fixture.InstanceId,
                to = "BR.9032118765401234567",
                name = "login_code",
                language = "en_US",
                parameters = new[] { "123456" },
            });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.GetProperty("error").GetProperty("details").GetProperty("fields").TryGetProperty("to", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_template_that_changes_is_read_anew_when_its_webhook_comes()
    {
        await SendAsync(new { name = "order_confirmation", language = "en_US", parameters = new[] { "a", "b" } });
        var added = new
        {
            name = "brand_new",
            language = "en_US",
            status = "APPROVED",
            category = "UTILITY",
            components = new[] { new { type = "BODY", text = "One {{1}}" } },
        };
        await Host.PostAsync($"/sandbox/accounts/{Account}/templates", added, Host.Web);
        await Eventually.IsAsync(() => Host.ListAsync("/api/v2/events?eventType=custom.message_template_status_update"), e => e.Count > 0,
            "the webhook is processed");
        (await SendAsync(new { name = "brand_new", language = "en_US", parameters = new[] { "x" } })).Status
            .Should().Be(HttpStatusCode.Created);

        await Host.PostAsync(
            $"/sandbox/accounts/{Account}/templates", added with { components = [new { type = "BODY", text = "One {{1}} and {{2}}" }] },
            Host.Web);

        await Eventually.IsAsync(
            () => SendAsync(new { name = "brand_new", language = "en_US", parameters = new[] { "x", "y" } }),
            sent => sent.Status == HttpStatusCode.Created,
            "the change is known");
    }

    [Fact]
    public async Task When_templates_cannot_be_read_nothing_is_sent_and_the_reason_is_told()
    {
        await using var host = OmniHost.Start();
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);
        await host.PostAsync("/sandbox/faults", new { count = 3, errorCode = 10 }, host.Web);

        var (status, answer) = await host.PostAsync(
            "/api/v2/messages/send/template",
            new { instanceId, to = _phone, name = "order_confirmation", language = "en_US", parameters = new[] { "a", "b" } });

        status.Should().Be(HttpStatusCode.BadGateway);
        answer.GetProperty("error").GetProperty("message").GetString().Should().Contain("could not be read");
        (await host.ListAsync("/api/v2/messages")).Should().BeEmpty();
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(object template)
    {
        var body = JsonSerializer.SerializeToNode(template)!.AsObject();
        (body["instanceId"], body["to"]) = (fixture.InstanceId, _phone);
        return Host.PostAsync("/api/v2/messages/send/template", body);
    }

    private async Task<JsonElement> ArrivedAsync() =>
        (await Host.ArrivedAtAsync(_phone)).Should().ContainSingle().Subject.GetProperty("message");
}
