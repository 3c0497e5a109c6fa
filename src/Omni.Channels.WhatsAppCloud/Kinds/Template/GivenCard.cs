namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>A card of a carousel.</summary>
/// <param name="Path">Where it is in the request.</param>
/// <param name="Index">Its place; null when it has none.</param>
/// <param name="Components">Its components.</param>
internal sealed record GivenCard(string Path, int? Index, IReadOnlyList<GivenComponent> Components);
