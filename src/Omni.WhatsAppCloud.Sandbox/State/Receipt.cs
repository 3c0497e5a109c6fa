namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A read receipt of the business, or a typing indicator.</summary>
internal sealed record Receipt(string MessageId, string From, bool IsTyping, DateTimeOffset At);
