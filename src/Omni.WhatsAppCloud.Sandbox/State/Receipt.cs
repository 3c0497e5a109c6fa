namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>The business has read a customer's message, or types an answer to it.</summary>
internal sealed record Receipt(string MessageId, string From, bool IsTyping, DateTimeOffset At);
