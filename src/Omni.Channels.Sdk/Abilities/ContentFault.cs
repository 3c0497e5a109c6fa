namespace Omni.Channels.Sdk.Abilities;

/// <summary>What is wrong with a part of a message.</summary>
/// <param name="Path">The field, as the caller names it, such as <c>interactive.action.buttons[0].reply.title</c>.</param>
/// <param name="Message">The field, the limit, what was given.</param>
public sealed record ContentFault(string Path, string Message);
