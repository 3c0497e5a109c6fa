namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that validates and normalises recipients.</summary>
public interface IAddressingChannel
{
    /// <summary>
    /// The recipient in the channel's own form, such as <c>5511987654321</c> for <c>+55 (11) 98765-4321</c>;
    /// null when the channel has no such recipient.
    /// </summary>
    string? Normalize(string to);

    /// <summary>
    /// Why a text is no recipient, as a clause such as <c>it begins with 0</c>; null when the channel has nothing to add to
    /// <see cref="Expected"/>.
    /// </summary>
    string? FaultOf(string to) => null;

    /// <summary>
    /// Other spellings of the same recipient, such as a Brazilian number without its ninth digit. The host finds a chat by any of them.
    /// </summary>
    /// <param name="recipient">A recipient in the channel's own form.</param>
    IReadOnlyList<string> OtherSpellings(string recipient) => [];

    /// <summary>Describes a valid recipient, for validation messages.</summary>
    string Expected { get; }
}
