using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Kinds.Template;

/// <summary>A parameter of a component.</summary>
/// <param name="Path">Where it is in the request.</param>
/// <param name="Type">Its type, in lower case.</param>
/// <param name="Json">The parameter itself.</param>
internal sealed record GivenParameter(string Path, string Type, JsonElement Json);
