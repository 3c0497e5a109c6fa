namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>Configurable faults in how webhooks are posted.</summary>
internal sealed record WebhookBehavior
{
    /// <summary>The number of duplicates of each webhook. 0..100, default 0.</summary>
    public int Duplicates { get; init; }

    /// <summary>Whether webhooks arrive out of order: every other one is delayed. Default false.</summary>
    public bool Reorder { get; init; }

    /// <summary>The number of next webhooks whose first attempt has a wrong signature. 0..10,000, default 0.</summary>
    public int BadSignatures { get; init; }

    /// <summary>Whether webhooks are held back until this is false again. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>Returns a validation error; null when the values are valid.</summary>
    public string? Complaint() => this switch
    {
        { Duplicates: < 0 or > 100 } => "duplicates must be 0..100",
        { BadSignatures: < 0 or > 10_000 } => "badSignatures must be 0..10000",
        _ => null,
    };
}
