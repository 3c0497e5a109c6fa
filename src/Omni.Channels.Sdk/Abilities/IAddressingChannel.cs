namespace Omni.Channels.Sdk.Abilities;

/// <summary>A channel that knows what its recipients look like.</summary>
public interface IAddressingChannel
{
    /// <summary>
    /// The recipient in the channel's own form, such as <c>5511987654321</c> for <c>+55 (11) 98765-4321</c>;
    /// null when it can be no recipient of this channel.
    /// </summary>
    string? Normalize(string to);

    /// <summary>What a recipient looks like, for the message of a refusal.</summary>
    string Expected { get; }
}
