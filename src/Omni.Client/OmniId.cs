namespace Omni.Client;

/// <summary>
/// The id of a message or a chat: this host's (a <see cref="Guid"/>) or the channel's (for WhatsApp a wamid, or a phone number). Both
/// convert implicitly.
/// </summary>
/// <param name="Value">The id as text; null is no id.</param>
public readonly record struct OmniId(string? Value)
{
    /// <summary>The host's id.</summary>
    public static implicit operator OmniId(Guid id) => new(id.ToString());

    /// <summary>An id of the host or the channel.</summary>
    public static implicit operator OmniId(string id) => new(id);

    /// <summary>The id as text.</summary>
    public override string ToString() => Value ?? "";
}
