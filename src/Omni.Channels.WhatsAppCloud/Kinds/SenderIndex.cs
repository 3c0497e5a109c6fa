using System.Collections.Frozen;
using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Finds the kind that a content is sent as, and its sender.</summary>
internal sealed class SenderIndex(IEnumerable<SenderIndex.Entry> entries)
{
    private readonly FrozenDictionary<string, Entry> _entries = entries.ToFrozenDictionary(
        e => e.Kind.ContentType!, StringComparer.Ordinal);

    /// <summary>Null when WhatsApp has no such kind.</summary>
    public Entry? Find(MessageContent content) => _entries.GetValueOrDefault(content.Type);

    internal sealed record Entry(Kind Kind, ISender Sender);
}
