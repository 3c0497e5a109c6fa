namespace Omni.Channels.Sdk.Network;

/// <summary>A fetch would have gone to this machine or its network.</summary>
/// <param name="host">The name that was asked for.</param>
public sealed class PrivateAddressException(string host) : IOException($"'{host}' is not a public address")
{
    /// <summary>The refusal behind what an HTTP client threw; null when it is something else.</summary>
    public static PrivateAddressException? Behind(Exception exception) =>
        exception as PrivateAddressException ?? exception.InnerException as PrivateAddressException;
}
