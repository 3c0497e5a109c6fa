using System.Text.Json.Serialization;
using Omni.Contract.Instances;

namespace Omni.Contract.Contents;

/// <summary>One or more contact cards.</summary>
public sealed record ContactContent : MessageContent
{
    /// <summary>The first card.</summary>
    public required ContactCard Contact { get; init; }

    /// <summary>All cards; null when there is only one.</summary>
    public IReadOnlyList<ContactCard>? Contacts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Type => ContentType.Contact;

    /// <inheritdoc/>
    public override bool IsSentBy(ChannelCapabilities capabilities) => capabilities.CanSendContact;
}
