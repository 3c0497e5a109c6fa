using System.Net;
using System.Text;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>What the control API cannot do is refused with one line that says why, and changes nothing.</summary>
public sealed class ControlBodyTests : IAsyncLifetime
{
    private SandboxApp _meta = null!;

    public async ValueTask InitializeAsync() => _meta = await SandboxApp.StartAsync();

    public ValueTask DisposeAsync() => _meta.DisposeAsync();

    [Theory]
    [InlineData("{}", "at least one of")]
    [InlineData("[]", "object")]
    [InlineData("""{"count":3}""", "at least one of")]
    [InlineData("""{"httpStatus":503,"errorcode":1,"acept":true}""", "acept")]
    [InlineData("""{"errorCode":"one"}""", "errorCode")]
    [InlineData("""{"errorCode":1.5}""", "errorCode")]
    [InlineData("""{"errorCode":1,"count":0}""", "count")]
    [InlineData("""{"errorCode":1,"count":1000001}""", "count")]
    [InlineData("""{"errorCode":1,"skip":-1}""", "skip")]
    [InlineData("""{"errorCode":1,"every":0}""", "every")]
    [InlineData("""{"errorCode":1,"probability":0}""", "probability")]
    [InlineData("""{"errorCode":1,"probability":1.01}""", "probability")]
    [InlineData("""{"errorCode":1,"lastsMs":0}""", "lastsMs")]
    [InlineData("""{"errorCode":1,"untilCleared":true,"count":2}""", "untilCleared")]
    [InlineData("""{"errorCode":1,"calls":"gets"}""", "calls")]
    [InlineData("""{"errorCode":1,"calls":"others","to":"5511987654321"}""", "calls")]
    [InlineData("""{"errorCode":1,"phoneNumberId":"42"}""", "42")]
    [InlineData("""{"errorCode":1,"body":"x"}""", "exclude")]
    [InlineData("""{"errorCode":1,"drop":"after"}""", "exclude")]
    [InlineData("""{"hang":true,"drop":"before"}""", "exclude")]
    [InlineData("""{"hang":true,"httpStatus":503}""", "exclude")]
    [InlineData("""{"drop":"after","headers":{"Retry-After":"1"}}""", "exclude")]
    [InlineData("""{"drop":"before","accept":true}""", "accept")]
    [InlineData("""{"drop":"after","accept":false}""", "accept")]
    [InlineData("""{"delayMs":1,"accept":true}""", "accept")]
    [InlineData("""{"httpStatus":503,"statuses":"never"}""", "accept")]
    [InlineData("""{"httpStatus":503,"accept":true,"statuses":"sometimes"}""", "statuses")]
    [InlineData("""{"statuses":"never","statusDelayMs":5}""", "statuses")]
    [InlineData("""{"statusDelayMs":3600001}""", "statusDelayMs")]
    [InlineData("""{"httpStatus":200}""", "httpStatus")]
    [InlineData("""{"httpStatus":204,"body":"x"}""", "httpStatus")]
    [InlineData("""{"httpStatus":600,"body":"x"}""", "httpStatus")]
    [InlineData("""{"httpStatus":503,"isTransient":true}""", "errorCode")]
    [InlineData("""{"httpStatus":503,"contentType":"text/html"}""", "body")]
    [InlineData("""{"body":"x","contentType":"nonsense"}""", "contentType")]
    [InlineData("""{"httpStatus":503,"headers":{"Content-Length":"1"}}""", "Content-Length")]
    [InlineData("""{"httpStatus":503,"headers":{"Retry After":"1"}}""", "Retry After")]
    [InlineData("""{"httpStatus":503,"headers":{"Retry-After":"1\n2"}}""", "Retry-After")]
    [InlineData("""{"httpStatus":503,"headers":{"Retry-After":null}}""", "Retry-After")]
    public async Task A_fault_that_cannot_be_is_refused(string fault, string named)
    {
        (await ComplaintAsync(await _meta.PostFaultAsync(fault))).Should().Contain(named);

        (await _meta.SendAsync()).StatusCode.Should().Be(HttpStatusCode.OK, "nothing goes wrong");
    }

    [Theory]
    [InlineData("PUT", "/sandbox/webhooks", """{"duplicate":1}""", "duplicate")]
    [InlineData("PUT", "/sandbox/webhooks", """{"paused":"yes"}""", "paused")]
    [InlineData("POST", "/sandbox/numbers", """{"phoneNumberId":"1"}""", "businessAccountId")]
    [InlineData("POST", "/sandbox/numbers", """{"phoneNumberId":"1","throughput":"HIGH"}""", "throughput")]
    [InlineData("POST", "/sandbox/numbers", """
        {"phoneNumberId":"1","businessAccountId":"2","displayPhoneNumber":"+1","verifiedName":"n","accessToken":"t","appSecret":"s",
         "answerDelayMs":-1}
        """, "answerDelayMs")]
    [InlineData("PUT", "/sandbox/users/5511987654321/window", """{"open":true,"number":"1"}""", "number")]
    [InlineData("PUT", "/sandbox/users/5511987654321/waId", """{"waid2":"1"}""", "waid2")]
    [InlineData("POST", "/sandbox/users/5511987654321/number", """{"to":"5511987654322","from":"1"}""", "from")]
    [InlineData("POST", "/sandbox/users/5511987654321/messages", """{"type":"image","media":{"base64":"AA==","mime":"a/b"}}""", "mime")]
    [InlineData("POST", "/sandbox/users/5511987654321/messages", """{"type":"image","media":{"habits":{"delay":1}}}""", "delay")]
    [InlineData("POST", "/sandbox/messages/wamid.x/statuses", """{"status":"read","error":1}""", "error")]
    [InlineData("POST", "/sandbox/numbers/100000000000001/echoes", """{"to":"5511987654321","text":"x","type":"text"}""", "type")]
    [InlineData("POST", "/sandbox/accounts/200000000000001/changes", """{"field":"x","values":{}}""", "values")]
    public async Task An_unknown_field_is_refused_by_name(string method, string path, string body, string named)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");

        (await ComplaintAsync(await _meta.Client.SendAsync(request))).Should().Contain(named);
    }

    private static async Task<string> ComplaintAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest, body);
        return JsonElement.Parse(body).GetProperty("error").GetProperty("message").GetString()!;
    }
}
