using FluentValidation;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud;

/// <summary>Settings of the channel, common to all its instances.</summary>
public sealed class WhatsAppCloudOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "WhatsAppCloud";

    /// <summary>The base URL of Meta's Graph API. Default <c>https://graph.facebook.com</c>.</summary>
    public Uri GraphBaseUrl { get; set; } = new("https://graph.facebook.com");

    /// <summary>The default Graph API version of instances, <c>v&lt;major&gt;.&lt;minor&gt;</c>. Default <c>v25.0</c>.</summary>
    public string GraphApiVersion { get; set; } = Graph.GraphVersions.Default;

    /// <summary>
    /// Additional base URLs that an instance may set as <c>graphBaseUrl</c>. All others are refused, so that API users cannot
    /// make the host send requests to arbitrary addresses. Default none.
    /// </summary>
    public IReadOnlyList<Uri> AllowedGraphBaseUrls { get; set; } = [];

    /// <summary>
    /// Whether an instance may use a base URL on this machine, as the sandbox requires. Default false; true in Development.
    /// </summary>
    public bool AllowLoopbackGraph { get; set; }

    /// <summary>The timeout of one call, from connecting to the last byte of the response. 1 s..2 min, default 20 s.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection status is cached. 1 s..1 h, default 60 s.</summary>
    public TimeSpan StatusCacheDuration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The timeout of one media upload. 10 s..1 h, default 10 min.</summary>
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long an account's templates are cached. A webhook about a template clears the cache. 0..1
    /// day, default 10 min.
    /// </summary>
    public TimeSpan TemplateCacheDuration { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The ffmpeg program that converts audio to voice notes, and images. Default <c>ffmpeg</c>, found on the PATH.</summary>
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>The app secret of instances that give none, from <c>META_APP_SECRET</c>; null when it is unset.</summary>
    internal Secret? AppSecret { get; set; }

    /// <summary>The webhook token of instances that give none, from <c>META_VERIFY_TOKEN</c>; null when it is unset.</summary>
    internal Secret? WebhookVerifyToken { get; set; }

    internal sealed class Validator : AbstractValidator<WhatsAppCloudOptions>
    {
        public Validator()
        {
            RuleFor(o => o.GraphBaseUrl).Must(u => u.IsAbsoluteUri && u.Scheme is "http" or "https")
                .WithMessage("'{PropertyName}' must be an absolute http(s) URL");
            RuleFor(o => o.GraphApiVersion).Matches(Numbers.NumberSettings.VersionPattern)
                .WithMessage("'{PropertyName}' must look like v25.0");
            RuleFor(o => o.CallTimeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2));
            RuleFor(o => o.UploadTimeout).InclusiveBetween(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
            RuleFor(o => o.TemplateCacheDuration).InclusiveBetween(TimeSpan.Zero, TimeSpan.FromDays(1));
            RuleFor(o => o.FfmpegPath).NotEmpty();
            RuleFor(o => o.StatusCacheDuration).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        }
    }
}
