using System.Text.Json;
using Omni.Channels.Sdk.Contents;
using Omni.Channels.Sdk.Messaging;

namespace Omni.Channels.Sdk.Abilities;

/// <summary>A message that is about to be stored and sent.</summary>
public sealed record OutgoingDraft
{
    /// <summary>Whom it is for, as the channel names people.</summary>
    public required string To { get; init; }

    /// <summary>What it says.</summary>
    public required MessageContent Content { get; init; }

    /// <summary>As <see cref="OutgoingMessage.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Metadata { get; init; }

    /// <summary>The bytes of its media, when the caller gave them.</summary>
    public LocalFile? File { get; init; }
}
