namespace Omni.WhatsAppCloud.Sandbox.Webhooks;

/// <summary>How webhooks go wrong, when they are told to.</summary>
internal sealed record DeliveryHabits
{
    /// <summary>How often each webhook is sent besides the first time. 0..100.</summary>
    public int Duplicates { get; init; }

    /// <summary>Whether webhooks overtake each other: every other one is held back.</summary>
    public bool Reorder { get; init; }

    /// <summary>So many of the next webhooks are sent with a wrong signature first. 0..10,000.</summary>
    public int BadSignatures { get; init; }

    /// <summary>Whether webhooks are held back until this is false again.</summary>
    public bool Paused { get; init; }

    /// <summary>What is wrong with it; null when it can be used.</summary>
    public string? Complaint() => this switch
    {
        { Duplicates: < 0 or > 100 } => "duplicates must be 0..100",
        { BadSignatures: < 0 or > 10_000 } => "badSignatures must be 0..10000",
        _ => null,
    };
}
