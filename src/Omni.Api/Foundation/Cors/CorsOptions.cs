using FluentValidation;

namespace Omni.Api.Foundation.Cors;

/// <summary>Which web origins may call the API from a browser.</summary>
internal sealed class CorsOptions
{
    public const string Section = "Omni:Cors";

    /// <summary>
    /// Allowed origins, such as <c>https://app.example.com</c>, or <c>*</c> for any. Null, the default, allows any: every call needs a key
    /// and cookies are not used. Empty disables CORS. No default in the list itself: the configuration adds to a list that is there.
    /// </summary>
    public string[]? Origins { get; set; }

    internal sealed class Validator : AbstractValidator<CorsOptions>
    {
        public Validator() => RuleForEach(o => o.Origins)
            .Must(o => o is "*" or "" || (Uri.TryCreate(o, UriKind.Absolute, out var url) && url.AbsolutePath == "/" && !o.EndsWith('/')))
                .WithMessage("'{PropertyValue}' must be * or an origin such as https://app.example.com, without a path")
            .OverridePropertyName("Origins");
    }
}
