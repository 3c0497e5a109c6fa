using System.Net;
using System.Text;
using System.Text.Json;

namespace Omni.Api.Tests;

/// <summary>
/// A body is read to its end: ids, times and required values that cannot be read are faults of their fields, beside the others.
/// </summary>
public sealed class BodyFaultTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Id = "01a20e74-7c9f-7997-a274-a048be3f87cf";

    [Theory]
    [InlineData("/messages/send", "{}", "instanceId:required", "to:required", "text:required")]
    [InlineData("/messages/send", """{"instanceId":"nine","sendAt":"soon","text":"x"}""",
        "instanceId:must be a UUID, not 'nine'", "to:required", "sendAt:with an offset, such as 2026-11-24T09:00:00Z, not 'soon'")]
    [InlineData("/messages/send", """{"instanceId":null,"to":"1","text":"x"}""", "instanceId:must be a UUID, not null")]
    [InlineData("/messages/send", """{"instanceId":"I","to":"5511987654321","text":"x","sendAt":"2026-11-24T09:00:00"}""", "sendAt:offset")]
    [InlineData("/messages/send", """{"instanceId":"I","to":"5511987654321","text":"x","expiresAt":""}""", "expiresAt:offset")]
    [InlineData("/messages/send", """{"instanceId":"","to":"5511987654321","text":"x","fallbackTemplate":{"language":"en"}}""",
        "instanceId:UUID", "fallbackTemplate.name:required")]
    [InlineData("/messages/send/location", """{"instanceId":"I","to":"5511987654321"}""", "latitude:required", "longitude:required")]
    [InlineData("/messages/send/location", """{"instanceId":"I","to":"5511987654321","latitude":0}""", "longitude:required")]
    [InlineData("/messages/send/media", """{"type":"image","mediaId":"m","instanceId":"x"}""",
        "mediaId:UUID", "instanceId:UUID", "to:required")]
    [InlineData("/messages/send/presence", """{"to":"5511987654321","type":"typing"}""", "instanceId:required")]
    [InlineData("/messages/read", """{"instanceId":"x"}""", "instanceId:UUID", "messageIds:ids")]
    [InlineData("/messages/I/read", """{"instanceId":"x"}""", "instanceId:UUID")]
    [InlineData("/outbox/resume", """{"instanceId":"x"}""", "instanceId:UUID")]
    [InlineData("/events/search", """{"filters":{"instanceId":"a","chatId":"b","since":"c"},"limit":0}""",
        "filters.instanceId:'filters.instanceId' must be a UUID, not 'a'", "filters.since:offset", "limit:at least")]
    [InlineData("/keys", """{"instanceIds":["I","x"],"expiresAt":"never"}""",
        "name:required", "scopes:required", "instanceIds:must be a UUID, not 'x'", "expiresAt:offset")]
    [InlineData("/subscriptions", """{"instanceIds":[null]}""", "url:http", "instanceIds:not null")]
    [InlineData("/webhooks/replay", """{"until":"2026-11-24"}""", "since:required", "until:offset")]
    [InlineData("/instances", "{}", "name:required", "channel:required")]
    public async Task Every_fault_of_a_body_is_in_one_answer(string path, string body, params string[] faults)
    {
        using var answer = await PostAsync(path, body);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("VALIDATION_ERROR");
        var fields = error.GetProperty("details").GetProperty("fields");
        fields.EnumerateObject().Select(f => f.Name).Should().BeEquivalentTo(faults.Select(f => f.Split(':', 2)[0]), error.GetRawText());
        foreach (var fault in faults.Select(f => f.Split(':', 2)))
            fields.GetProperty(fault[0])[0].GetString().Should().Contain(fault[1]);
    }

    [Fact]
    public async Task A_form_has_the_same_faults()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("nine"), "instanceId" }, { new StringContent("image"), "type" }, { new StringContent("soon"), "sendAt" },
        };
        using var answer = await fixture.Host.Api.PostAsync(new Uri("/api/v2/messages/send/media", UriKind.Relative), form);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetProperty("details").GetProperty("fields")
            .EnumerateObject().Select(f => f.Name).Should().BeEquivalentTo(["instanceId", "to", "sendAt", "url"]);
    }

    [Fact]
    public async Task An_id_of_nothing_but_zeros_is_an_id()
    {
        using var answer = await PostAsync(
            "/messages/send", $$"""{"instanceId":"{{Guid.Empty}}","to":"5511987654321","text":"x"}""");

        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(
            body.Replace("\"I\"", $"\"{fixture.InstanceId}\"", StringComparison.Ordinal), Encoding.UTF8, "application/json");
        return await fixture.Host.Api.PostAsync(
            new Uri($"/api/v2{path.Replace("/I/", $"/{Id}/", StringComparison.Ordinal)}", UriKind.Relative), content);
    }
}
