using System.Collections.Frozen;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Finds the kind and the sender of a content.</summary>
internal sealed class SenderIndex(IEnumerable<SenderIndex.Entry> entries)
{
    private readonly FrozenDictionary<string, Entry> _entries = entries.ToFrozenDictionary(
        e => e.Kind.ContentType!, StringComparer.Ordinal);

    /// <summary>Returns null when WhatsApp does not support the content.</summary>
    public Entry? Find(MessageContent content) => _entries.GetValueOrDefault(content.Type);

    internal sealed record Entry(Kind Kind, ISender Sender);
}
