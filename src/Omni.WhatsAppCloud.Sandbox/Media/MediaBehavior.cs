namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Failures of media downloads.</summary>
internal sealed record MediaBehavior
{
    /// <summary>The delay before the first byte, in ms. 0..300,000, default 0.</summary>
    public int DelayMs { get; init; }

    /// <summary>The number of downloads that fail with <see cref="FailStatus"/> before one succeeds. 0..1,000, default 0.</summary>
    public int Failures { get; init; }

    /// <summary>The HTTP status of a failing download. Default 500.</summary>
    public int FailStatus { get; init; } = 500;

    /// <summary>Whether the reported hash is wrong. Default false.</summary>
    public bool WrongHash { get; init; }

    /// <summary>The URL to redirect to; null sends the media.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Returns a validation error; null when the values are valid.</summary>
    public string? Complaint() => this switch
    {
        { DelayMs: < 0 or > 300_000 } => "delayMs must be 0..300000",
        { Failures: < 0 or > 1000 } => "failures must be 0..1000",
        { FailStatus: < 400 or > 599 } => "failStatus must be 400..599",
        _ => null,
    };
}
