using System.Text.Json;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A message that is about to be stored and sent.</summary>
public sealed record OutgoingDraft
{
    /// <summary>The recipient, in the channel's form.</summary>
    public required string To { get; init; }

    /// <summary>The content.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>As <see cref="OutgoingMessage.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>The media file that the caller supplied; null when there is none.</summary>
    public LocalFile? File { get; init; }
}
