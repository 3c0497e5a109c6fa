namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Why a message failed.</summary>
internal sealed record StatusError(int Code, string Title, string? Details);
