using FluentValidation;

namespace Omni.Api.Cors;

/// <summary>Which web pages may call the API from a browser.</summary>
internal sealed class CorsOptions
{
    public const string Section = "Omni:Cors";

    /// <summary>Origins such as <c>https://app.example.com</c>; <c>*</c>, the default, is everyone (a key is asked for all the same, and cookies are not used). An empty list is nobody.</summary>
    public string[] Origins { get; set; } = ["*"];

    internal sealed class Validator : AbstractValidator<CorsOptions>
    {
        public Validator() => RuleForEach(o => o.Origins).Must(o => o == "*" || (Uri.TryCreate(o, UriKind.Absolute, out var url) && url.AbsolutePath == "/" && !o.EndsWith('/')))
            .WithMessage("'{PropertyValue}' must be * or an origin such as https://app.example.com, without a path").OverridePropertyName("Origins");
    }
}
