using FluentValidation;
using Omni.Api.Media.S3;

namespace Omni.Api.Media;

/// <summary>Settings of media.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Omni:Media";

    /// <summary>The store of media: <c>local</c> (default, the data folder) or <c>s3</c>.</summary>
    public string Provider { get; set; } = "local";

    /// <summary>Settings of <c>s3</c>.</summary>
    public S3Options S3 { get; set; } = new();

    /// <summary>Maximum of simultaneous downloads. 1..256, default 16.</summary>
    public int Concurrency { get; set; } = 16;

    /// <summary>Maximum of tries to fetch media before its message gets a <c>mediaError</c>. 1..20, default 5.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>
    /// The pause before the second try. Each further pause is four times as long, at most a day, and up to a quarter longer at random. 10
    /// ms..1 h, default 1 s.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The pause between looks at media of an instance that is not connected; such looks do not count as tries. 10 ms..1 h, default 30 s.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A download without a byte for this time is aborted. 1 s..10 min, default 30 s.</summary>
    public TimeSpan StallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Maximum size of a file, in and out, in bytes. 1 MB..2 GB, default 100 MB.</summary>
    public long MaxBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>How long a request waits for media that is still being fetched. 0..5 min, default 20 s.</summary>
    public TimeSpan WaitForFetch { get; set; } = TimeSpan.FromSeconds(20);

    internal sealed class Validator : AbstractValidator<MediaOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Provider).Must(p => p is "local" or "s3")
                .WithMessage("'{PropertyValue}' is no provider; there are 'local' and 's3'");
            RuleFor(o => o.S3.Bucket).NotEmpty().When(o => o.Provider == "s3").OverridePropertyName("S3:Bucket");
            RuleFor(o => o.S3.Endpoint)
                .Must(e => string.IsNullOrEmpty(e) || (Uri.TryCreate(e, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                    .OverridePropertyName("S3:Endpoint").WithMessage("'{PropertyValue}' must be an absolute http(s) URL");
            RuleFor(o => o.Concurrency).InclusiveBetween(1, 256);
            RuleFor(o => o.MaxAttempts).InclusiveBetween(1, 20);
            RuleFor(o => o.RetryDelay).InclusiveBetween(TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
            RuleFor(o => o.ReconnectDelay).InclusiveBetween(TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1));
            RuleFor(o => o.StallTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
            RuleFor(o => o.MaxBytes).InclusiveBetween(1024 * 1024, 2L * 1024 * 1024 * 1024);
            RuleFor(o => o.WaitForFetch).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromMinutes(5));
        }
    }
}
