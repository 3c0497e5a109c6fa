using FluentValidation;

namespace Omni.Api.Inbox;

/// <summary>Settings of the inbox.</summary>
internal sealed class InboxOptions
{
    public const string Section = "Omni:Inbox";

    /// <summary>Largest webhook in bytes. Meta sends at most 3 MB, the default. 1 KB..32 MB.</summary>
    public int MaxBodyBytes { get; set; } = 3 * 1024 * 1024;

    /// <summary>Bytes of webhooks over 16 KB that may be read at once, of all senders together; beyond them 503. 1 MB..4 GB, default 128 MB.</summary>
    public long MaxReadingBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Webhooks that may wait for the disk; one more is answered 503. 1..100,000, default 4,096.</summary>
    public int MaxWaiting { get; set; } = 4096;

    /// <summary>Bytes that may wait for the disk; beyond them a webhook is answered 503. 1 MB..1 GB, default 64 MB.</summary>
    public long MaxWaitingBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Webhooks stored in one commit, at most. 1..4,096, default 512.</summary>
    public int MaxAppendBatch { get; set; } = 512;

    /// <summary>Webhooks whose effects share one commit, at most. 1..4,096, default 256.</summary>
    public int MaxProcessBatch { get; set; } = 256;

    /// <summary>
    /// While webhooks come faster than they can be stored and processed at the same time, storing goes first: processing
    /// waits until the oldest one is so old. 0 (never)..1 min, default 1.5 s.
    /// </summary>
    public TimeSpan AcksFirst { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a processed webhook is kept as it came. 0 (not at all)..365 days, default 7 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);

    internal sealed class Validator : AbstractValidator<InboxOptions>
    {
        public Validator()
        {
            RuleFor(o => o.MaxBodyBytes).InclusiveBetween(1024, 32 * 1024 * 1024);
            RuleFor(o => o.MaxReadingBytes).InclusiveBetween(1024 * 1024, 4L * 1024 * 1024 * 1024);
            RuleFor(o => o.MaxWaiting).InclusiveBetween(1, 100_000);
            RuleFor(o => o.MaxWaitingBytes).InclusiveBetween(1024 * 1024, 1024 * 1024 * 1024);
            RuleFor(o => o.MaxAppendBatch).InclusiveBetween(1, 4096);
            RuleFor(o => o.MaxProcessBatch).InclusiveBetween(1, 4096);
            RuleFor(o => o.AcksFirst).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromMinutes(1));
            RuleFor(o => o.Retention).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(365));
        }
    }
}
