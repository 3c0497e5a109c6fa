using Microsoft.Extensions.DependencyInjection;
using Omni.Client;
using Omni.Contract.Contents;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

// Answers every text with itself. OMNI_URL is where the host is, OMNI_API_KEY a key
// with events:read, messages:read and messages:send.
await using var services = new ServiceCollection().AddOmniClient(o =>
{
    o.BaseAddress = new Uri(Environment.GetEnvironmentVariable("OMNI_URL") ?? "http://localhost:8882");
    o.ApiKey = Environment.GetEnvironmentVariable("OMNI_API_KEY") ?? "";
}).BuildServiceProvider();
var omni = services.GetRequiredService<OmniClient>();

await foreach (var received in omni.Follow.ReadAsync(EventTypes.MessageReceived))
{
    if (received.Payload is not MessageReceived { Content: TextContent content, IsFromMe: false } message) continue;

    // The event's id as the key: an event that comes twice is answered once.
    await omni.Send.SendAsync(
        received.InstanceId!.Value, message.ChatId, $"You said: {content.Text}", new() { IdempotencyKey = received.Id.ToString() });
    Console.WriteLine($"Answered {received.Id}");
}
