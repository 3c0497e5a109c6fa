using Microsoft.Extensions.DependencyInjection;
using Omni.Client;

// Answers every text with itself. OMNI_URL is where the host is, OMNI_API_KEY a key with events:read and messages:write.
await using var services = new ServiceCollection().AddOmniClient(o =>
{
    o.BaseAddress = new Uri(Environment.GetEnvironmentVariable("OMNI_URL") ?? "http://localhost:8882");
    o.ApiKey = Environment.GetEnvironmentVariable("OMNI_API_KEY") ?? "";
}).BuildServiceProvider();
var omni = services.GetRequiredService<OmniClient>();

await foreach (var received in omni.Follow.ReadAsync("message.received"))
{
    var content = received.Payload.GetProperty("content");
    var isOurs = received.Payload.TryGetProperty("rawPayload", out var raw) && raw.TryGetProperty("isFromMe", out var fromMe)
        && fromMe.GetBoolean();
    if (isOurs || content.GetProperty("type").GetString() != "text") continue;

    // The event's id as the key: an event that comes twice is answered once.
    await omni.Send.SendTextAsync(
        new()
        {
            InstanceId = received.InstanceId.ToString(),
            To = received.Payload.GetProperty("chatId").GetString(),
            Text = $"You said: {content.GetProperty("text").GetString()}",
        },
        idempotencyKey: received.Id.ToString());
    Console.WriteLine($"Answered {received.Id}");
}
