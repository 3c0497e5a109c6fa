namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>How media goes wrong when it is fetched.</summary>
internal sealed record MediaHabits
{
    /// <summary>Waits so long before the first byte, in ms. 0..300,000.</summary>
    public int DelayMs { get; init; }

    /// <summary>So many fetches are answered with <see cref="FailStatus"/> first. 0..1,000.</summary>
    public int Failures { get; init; }

    /// <summary>What a failing fetch is answered with. Default 500.</summary>
    public int FailStatus { get; init; } = 500;

    /// <summary>Says another hash than the bytes have.</summary>
    public bool WrongHash { get; init; }

    /// <summary>Redirects there instead of answering.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>What is wrong with it; null when it can be used.</summary>
    public string? Complaint() => this switch
    {
        { DelayMs: < 0 or > 300_000 } => "delayMs must be 0..300000",
        { Failures: < 0 or > 1000 } => "failures must be 0..1000",
        { FailStatus: < 400 or > 599 } => "failStatus must be 400..599",
        _ => null,
    };
}
