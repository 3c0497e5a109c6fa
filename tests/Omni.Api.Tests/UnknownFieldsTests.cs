using System.Net;
using System.Text.Json;

namespace Omni.Api.Tests;

/// <summary>A field that the host has no use for is never swallowed silently: refused where it is misspelt, else named.</summary>
public sealed class UnknownFieldsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("/api/v2/messages/send", """{"instance_id":"I","to":"5511960000001","text":"x"}""", "instance_id", "instanceId")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"I","to":"5511960000001","txt":"x"}""", "txt", "text")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"I","to":"5511960000001","text":"x","replyTO_":"y"}""", "replyTO_", "replyTo")]
    [InlineData("/api/v2/messages/send", """{"instanceId":"I","to":"5511960000001","text":"x","sendAtt":"y"}""", "sendAtt", "sendAt")]
    [InlineData("/api/v2/messages/send/template",
        """{"instanceId":"I","to":"5511960000001","name":"hello","language":"en","parametrs":["x"]}""", "parametrs", "parameters")]
    [InlineData("/api/v2/messages/send/template",
        """{"instanceId":"I","to":"5511960000001","name":"hello","language":"en","paramaters":["x"]}""", "paramaters", "parameters")]
    [InlineData("/api/v2/messages/send/contact",
        """{"instanceId":"I","to":"5511960000001","contact":{"name":"Ana","phnoe":"1"}}""", "phnoe", "phone")]
    [InlineData("/api/v2/keys", """{"name":"n","scopes":["messages:read"],"instanceIDs_":[]}""", "instanceIDs_", "instanceIds")]
    [InlineData("/api/v2/subscriptions", """{"url":"https://example.com/x","eventType":["message.received"]}""", "eventType", "eventTypes")]
    public async Task A_misspelt_field_is_refused_with_the_one_that_is_meant(string path, string body, string written, string meant)
    {
        using var answer = await PostAsync(path, body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("VALIDATION_ERROR");
        error.GetProperty("details").GetProperty("fields").GetProperty(written)[0].GetString().Should().Contain($"'{meant}'");
        (await fixture.Host.ArrivedAtAsync("5511960000001")).Should().BeEmpty();
    }

    [Fact]
    public async Task A_field_without_a_use_here_is_named_in_the_answer()
    {
        using var answer = await PostAsync(
            "/api/v2/messages/send",
            """{"instanceId":"I","to":"5511960000002","text":"x","threadId":"t","mentions":[{"id":"1"}],"whätever":1,"priority":2}""");

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        answer.Headers.GetValues("x-omni-ignored").Should().Equal("threadId, mentions, wh%C3%A4tever, priority");
    }

    [Fact]
    public async Task An_answer_to_known_fields_names_none()
    {
        using var answer = await PostAsync(
            "/api/v2/messages/send", """{"InstanceId":"I","to":"5511960000003","text":"x","replyTo":null}""");

        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        answer.Headers.Contains("x-omni-ignored").Should().BeFalse();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(
            body.Replace("\"I\"", $"\"{fixture.InstanceId}\"", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");
        return await fixture.Host.Api.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
