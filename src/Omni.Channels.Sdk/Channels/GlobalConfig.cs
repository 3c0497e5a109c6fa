namespace Omni.Channels.Sdk.Channels;

/// <summary>Host settings that every plugin receives.</summary>
public sealed record GlobalConfig
{
    /// <summary>The environment's name, such as <c>Development</c> or <c>Production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>The public URL of the host's REST API, without a trailing slash; null when none is configured.</summary>
    public Uri? ApiBaseUrl { get; init; }

    /// <summary>
    /// The public URL for webhooks of this plugin, such as <c>https://omni.example.com/webhooks/whatsapp-cloud</c>; null when no
    /// public URL is set.
    /// </summary>
    public Uri? WebhookBaseUrl { get; init; }

    /// <summary>The folder (or bucket) under which received media is kept.</summary>
    public required string MediaStorage { get; init; }
}
