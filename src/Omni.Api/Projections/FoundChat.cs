using Omni.Api.Storage;

namespace Omni.Api.Projections;

/// <summary>The chat of a sighting.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Waiting">
/// Another chat in which somebody edited, revoked or reacted to the message before it arrived: both are chats with the same user. Null for
/// most messages.
/// </param>
internal sealed record FoundChat(ChatRef Chat, ChatRef? Waiting);
