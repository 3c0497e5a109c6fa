using FluentValidation;

namespace Omni.Api.Foundation.Http;

/// <summary>The public address of this host.</summary>
internal sealed class PublicUrlOptions
{
    public const string Section = "Omni";

    /// <summary>
    /// The URL under which this host is reached from outside, such as <c>https://omni.example.com</c>. It is the base of webhook addresses
    /// and media links. Default none.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>The URL without a trailing slash.</summary>
    public string? Base => string.IsNullOrWhiteSpace(PublicUrl) ? null : PublicUrl.TrimEnd('/');

    internal sealed class Validator : AbstractValidator<PublicUrlOptions>
    {
        public Validator() =>
            RuleFor(o => o.Base)
                .Must(u => u is null
                    || (Uri.TryCreate(u, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0))
                    .OverridePropertyName(nameof(PublicUrl))
                .WithMessage("'{PropertyValue}' must be an absolute http(s) URL without a query, such as https://omni.example.com");
    }
}
