using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>The headers of every answer: what answered, and how much of the call limits is used.</summary>
internal static class GraphHeaders
{
    public const string RequestId = "x-fb-request-id";

    private static readonly string AppUsage = Usage().ToJsonString();

    public static void Write(HttpContext http, string? version)
    {
        var headers = http.Response.Headers;
        var options = http.RequestServices.GetRequiredService<IOptions<SandboxOptions>>().Value;
        headers["facebook-api-version"] = options.VersionAnswering(version);
        headers[RequestId] = NewRequestId();
        headers["x-fb-trace-id"] = NewRequestId()[..11];
        headers["x-app-usage"] = AppUsage;
        headers.CacheControl = "private, no-cache, no-store, must-revalidate";
    }

    /// <summary>Writes how much of an account's limit is used.</summary>
    public static void WriteUsage(HttpContext http, string accountId)
    {
        var usage = Usage();
        (usage["type"], usage["estimated_time_to_regain_access"]) = ("whatsapp", 0);
        http.Response.Headers["x-business-use-case-usage"] = new JsonObject { [accountId] = new JsonArray(usage) }.ToJsonString();
    }

    public static string NewRequestId() => $"A{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16))}";

    // The sandbox has no limits of its own; a fault can say otherwise.
    private static JsonObject Usage() => new() { ["call_count"] = 1, ["total_cputime"] = 1, ["total_time"] = 1 };
}
