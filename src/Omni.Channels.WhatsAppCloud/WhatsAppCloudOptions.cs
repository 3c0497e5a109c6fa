using FluentValidation;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>Settings of the channel that hold for all its instances.</summary>
public sealed class WhatsAppCloudOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "WhatsAppCloud";

    /// <summary>Where Meta's Graph API is. Default <c>https://graph.facebook.com</c>.</summary>
    public Uri GraphBaseUrl { get; set; } = new("https://graph.facebook.com");

    /// <summary>Graph API version of an instance that names none, <c>v&lt;major&gt;.&lt;minor&gt;</c>. Default <c>v21.0</c>.</summary>
    public string GraphApiVersion { get; set; } = "v21.0";

    /// <summary>
    /// Other base URLs that an instance may name in its option <c>graphBaseUrl</c>. Any other is refused: whoever may
    /// create an instance must not be able to send requests to addresses of their choice. Default none.
    /// </summary>
    public IReadOnlyList<Uri> AllowedGraphBaseUrls { get; set; } = [];

    /// <summary>
    /// Whether an instance may name a base URL on this machine, as the sandbox needs. Default false; true in Development.
    /// </summary>
    public bool AllowLoopbackGraph { get; set; }

    /// <summary>How long one call may take, from connecting to the last byte of the answer. 1 s..2 min, default 20 s.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long the answer of a status check is good. 1 s..1 h, default 60 s.</summary>
    public TimeSpan StatusCacheDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one upload of media may take. 10 s..1 h, default 10 min.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long an account's templates are kept before they are read again; a webhook about a template ends it sooner. 0..1
    /// day, default 10 min.
    /// </summary>
    public TimeSpan TemplateCacheDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The ffmpeg that makes voice notes of other audio. Default <c>ffmpeg</c>, as the PATH finds it.</summary>
    public string FfmpegPath { get; set; } = "ffmpeg";

    internal sealed class Validator : AbstractValidator<WhatsAppCloudOptions>
    {
        public Validator()
        {
            RuleFor(o => o.GraphBaseUrl).Must(u => u.IsAbsoluteUri && u.Scheme is "http" or "https")
                .WithMessage("'{PropertyName}' must be an absolute http(s) URL");
            RuleFor(o => o.GraphApiVersion).Matches(Numbers.NumberSettings.VersionPattern)
                .WithMessage("'{PropertyName}' must look like v21.0");
            RuleFor(o => o.CallTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
            RuleFor(o => o.UploadTimeout).InclusiveBetween(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
            RuleFor(o => o.TemplateCacheDuration).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(1));
            RuleFor(o => o.FfmpegPath).NotEmpty();
            RuleFor(o => o.StatusCacheDuration).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        }
    }
}
