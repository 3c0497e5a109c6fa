namespace Omni.Channels.Sdk.Network;

/// <summary>Thrown when a request resolves to an address of this machine or its network.</summary>
/// <param name="host">The requested host name.</param>
public sealed class PrivateAddressException(string host) : IOException($"'{host}' is not a public address")
{
    /// <summary>Finds this exception among the causes of an HTTP client's exception; null when it is not there.</summary>
    public static PrivateAddressException? Behind(Exception exception) =>
        exception as PrivateAddressException ?? exception.InnerException as PrivateAddressException;
}
