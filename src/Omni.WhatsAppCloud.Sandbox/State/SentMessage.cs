namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A message of the business.</summary>
internal sealed record SentMessage
{
    public required SandboxNumber From { get; init; }

    /// <summary>The recipient as the request names it: digits, a user id or a group id.</summary>
    public required string To { get; init; }

    public bool IsToGroup { get; init; }

    /// <summary>The request's <c>biz_opaque_callback_data</c>.</summary>
    public string? Opaque { get; init; }

    /// <summary>What the message costs; null when no status tells it.</summary>
    public Pricing? Pricing { get; init; }

    /// <summary>The free entry point that the message falls into.</summary>
    public EntryPoint? Entry { get; init; }
}
