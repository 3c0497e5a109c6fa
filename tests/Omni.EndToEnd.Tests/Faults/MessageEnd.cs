using System.Text.Json;

namespace Omni.EndToEnd.Tests.Faults;

/// <summary>How a message ended, as REST tells it.</summary>
internal sealed record MessageEnd(string Id, string Status, string? ErrorCode)
{
    public static MessageEnd Of(JsonElement message) => new(
        message.GetProperty("id").GetString()!,
        message.GetProperty("deliveryStatus").GetString()!,
        message.TryGetProperty("errorCode", out var code) ? code.GetString() : null);
}
