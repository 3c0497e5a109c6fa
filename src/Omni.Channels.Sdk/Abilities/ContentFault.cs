namespace Omni.Channels.Sdk.Abilities;

/// <summary>What is wrong with a part of a message.</summary>
/// <param name="Path">The field, as the caller names it, such as <c>interactive.action.buttons[0].reply.title</c>.</param>
/// <param name="Message">The field, its limit and the given value.</param>
public sealed record ContentFault(string Path, string Message);
