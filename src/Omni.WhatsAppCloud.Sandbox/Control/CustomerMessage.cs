namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>What a customer writes.</summary>
internal sealed record CustomerMessage
{
    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>The name that the customer shows. Default "Sandbox Customer".</summary>
    public string? Name { get; init; }

    /// <summary>The wamid of the message that it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The business number written to, by its id. Default the sandbox's first.</summary>
    public string? PhoneNumberId { get; init; }
}
