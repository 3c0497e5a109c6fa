namespace Omni.Channels.WhatsAppCloud.Templates;

/// <summary>The limited-time offer of a template.</summary>
/// <param name="Text">What it says.</param>
/// <param name="HasExpiration">Whether each message says when it ends.</param>
internal sealed record TemplateOffer(string Text, bool HasExpiration);
