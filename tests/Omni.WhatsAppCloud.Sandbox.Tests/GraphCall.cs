using System.Text;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>
/// Calls of the Graph API: <c>POST /path</c>, in which <c>{phone}</c>, <c>{waba}</c> and <c>{app}</c> are the default ids.
/// </summary>
internal static class GraphCall
{
    /// <summary>Calls with a JSON body, or a form when the body does not begin as JSON does.</summary>
    public static async Task<HttpResponseMessage> CallAsync(this SandboxApp meta, string call, string? body = null, string? token = null)
    {
        var (method, path) = (call.Split(' ', 2)[0], WithIds(call.Split(' ', 2)[1]));
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", token);
        if (body is not null)
            request.Content = new StringContent(
                WithIds(body), Encoding.UTF8, body is ['{' or '[', ..] ? "application/json" : "application/x-www-form-urlencoded");
        return await (token is null ? meta.Client : meta.Stranger).SendAsync(request);
    }

    /// <summary>Calls, and returns the answer, which must have this status.</summary>
    public static async Task<JsonElement> OkAsync(this SandboxApp meta, string call, string? body = null, int status = 200)
    {
        var response = await meta.CallAsync(call, body);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(status, $"{call} answered {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Calls, and returns the error, which must be in Meta's shape.</summary>
    public static async Task<JsonElement> ErrorAsync(
        this SandboxApp meta, string call, string? body, int code, int status = 400, string? token = null)
    {
        var response = await meta.CallAsync(call, body, token);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(status, $"{call} answered {text}");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        var error = JsonElement.Parse(text).GetProperty("error");
        error.GetProperty("code").GetInt32().Should().Be(code, text);
        error.GetProperty("message").GetString().Should().NotBeNullOrEmpty();
        error.GetProperty("type").GetString().Should().BeOneOf("OAuthException", "GraphMethodException");
        error.GetProperty("fbtrace_id").GetString().Should().NotBeNullOrEmpty();
        return error;
    }

    private static string WithIds(string text) => text
        .Replace("{phone}", SandboxNumber.Default.PhoneNumberId, StringComparison.Ordinal)
        .Replace("{waba}", SandboxNumber.Default.BusinessAccountId, StringComparison.Ordinal)
        .Replace("{app}", SandboxNumber.Default.AppId, StringComparison.Ordinal);
}
