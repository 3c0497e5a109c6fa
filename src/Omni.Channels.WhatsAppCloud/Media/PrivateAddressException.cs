namespace Omni.Channels.WhatsAppCloud.Media;

/// <summary>A fetch would have gone to this machine or its network.</summary>
internal sealed class PrivateAddressException(string host) : HttpRequestException($"'{host}' is not a public address");
