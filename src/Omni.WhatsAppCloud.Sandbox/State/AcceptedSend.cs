namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A message that was taken, whatever its sender was answered.</summary>
/// <param name="Id">The wamid.</param>
/// <param name="To">Who got it.</param>
/// <param name="CallbackData">The send's <c>biz_opaque_callback_data</c>.</param>
/// <param name="At">When.</param>
internal sealed record AcceptedSend(string Id, string To, string? CallbackData, DateTimeOffset At);
