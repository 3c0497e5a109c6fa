namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>A link that opens a chat with a text in it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">The text.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record QrCode(string Code, string Text, DateTimeOffset CreatedAt);
