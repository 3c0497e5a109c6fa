using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A message on a user's phone.</summary>
/// <param name="Id">The wamid.</param>
/// <param name="From">The business number's id.</param>
/// <param name="At">When Meta accepted it.</param>
/// <param name="Message">The body of the request that sent it.</param>
internal sealed record ArrivedMessage(string Id, string From, DateTimeOffset At, JsonElement Message);
