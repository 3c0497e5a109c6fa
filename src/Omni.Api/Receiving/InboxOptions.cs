using FluentValidation;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Receiving;

/// <summary>Settings of the inbox.</summary>
internal sealed class InboxOptions
{
    public const string Section = "Omni:Inbox";

    /// <summary>Maximum size of a webhook in bytes. Meta sends at most 3 MB, the default. 1 KB..32 MB.</summary>
    public int MaxBodyBytes { get; set; } = 3 * 1024 * 1024;

    /// <summary>
    /// Maximum of bytes of webhooks over 16 KB read at once, of all senders together; beyond it the answer is 503. One address may take as
    /// much as it leaves free, and always one body. 1 MB..4 GB, default 128 MB.
    /// </summary>
    public long MaxReadingBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Maximum time of a webhook's body, from its headers to its last byte; then 408. 1 s..5 min, default 10 s.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Minimum average rate of a body, in bytes per second, after its first 5 s; below it the answer is 408. 0 (any)..1 MB, default 4,096.
    /// </summary>
    public int MinReadBytesPerSecond { get; set; } = 4096;

    /// <summary>Maximum of webhooks waiting for the disk; one more is answered 503. 1..100,000, default 4,096.</summary>
    public int MaxWaiting { get; set; } = 4096;

    /// <summary>Maximum of bytes waiting for the disk; beyond it a webhook is answered 503. 1 MB..1 GB, default 64 MB.</summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Maximum of webhooks stored in one commit. 1..4,096, default 512.</summary>
    public int MaxAppendBatch { get; set; } = 512;

    /// <summary>Maximum of webhooks whose effects share one commit. 1..4,096, default 256.</summary>
    public int MaxProcessBatch { get; set; } = 256;

    /// <summary>
    /// How long a channel may take for one webhook; then it is kept as a dead letter and the next one follows. A channel only converts
    /// bytes to events, which takes milliseconds. 1 s..10 min, default 10 s.
    /// </summary>
    public TimeSpan ProcessTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Maximum of such webhooks from which a channel may not have returned. With one more the channel is held: its webhooks are stored and
    /// wait until it returns, or the host is restarted. 1..64, default 8.
    /// </summary>
    public int MaxAbandoned { get; set; } = 8;

    /// <summary>
    /// During bursts, storing takes priority over processing until the oldest unprocessed webhook reaches this age. 0 (never)..1 min,
    /// default 1.5 s.
    /// </summary>
    public TimeSpan AcksFirst { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a processed webhook is kept in its original form. 0 (not at all)..365 days, default 7 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    /// <summary>The limits of a webhook's body.</summary>
    public BodyLimits BodyLimits =>
        new() { MaxBytes = MaxBodyBytes, MaxTogether = MaxReadingBytes, Timeout = ReadTimeout, MinBytesPerSecond = MinReadBytesPerSecond };

    internal sealed class Validator : AbstractValidator<InboxOptions>
    {
        public Validator()
        {
            RuleFor(o => o.MaxBodyBytes).InclusiveBetween(1024, 32 * 1024 * 1024);
            RuleFor(o => o.MaxReadingBytes).InclusiveBetween(1024 * 1024, 4L * 1024 * 1024 * 1024);
            RuleFor(o => o.ReadTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
            RuleFor(o => o.MinReadBytesPerSecond).InclusiveBetween(0, 1024 * 1024);
            RuleFor(o => o.MaxWaiting).InclusiveBetween(1, 100_000);
            RuleFor(o => o.MaxWaitingBytes).InclusiveBetween(1024 * 1024, 1024 * 1024 * 1024);
            RuleFor(o => o.MaxAppendBatch).InclusiveBetween(1, 4096);
            RuleFor(o => o.MaxProcessBatch).InclusiveBetween(1, 4096);
            RuleFor(o => o.ProcessTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
            RuleFor(o => o.MaxAbandoned).InclusiveBetween(1, 64);
            RuleFor(o => o.AcksFirst).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromMinutes(1));
            RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(365));
        }
    }
}
