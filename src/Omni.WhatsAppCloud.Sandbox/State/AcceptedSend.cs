namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A message that was accepted, regardless of the response to its sender.</summary>
/// <param name="Id">The wamid.</param>
/// <param name="To">The recipient.</param>
/// <param name="CallbackData">The send's <c>biz_opaque_callback_data</c>.</param>
/// <param name="At">When it was accepted.</param>
internal sealed record AcceptedSend(string Id, string To, string? CallbackData, DateTimeOffset At);
