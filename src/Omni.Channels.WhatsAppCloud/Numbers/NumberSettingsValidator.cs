using FluentValidation;
using FluentValidation.Results;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>Validates the settings of an instance. Reports all faults at once, by the names that the user entered.</summary>
internal sealed class NumberSettingsValidator : AbstractValidator<NumberSettings>
{
    private const int MaxTokenLength = 4096;

    /// <summary>
    /// Meta's app secrets have 32 hex digits. A secret shorter than this limit does not come from Meta and can be guessed.
    /// </summary>
    private const int MinAppSecretLength = 16;

    public NumberSettingsValidator(WhatsAppCloudOptions options)
    {
        RuleForSecret(s => s.AccessToken, "credentials.accessToken", "the system user's access token", required: true);
        RuleForSecret(s => s.AppSecret, "credentials.appSecret", "the app secret of the Meta app, which proves that webhooks are genuine",
            required: true);
        RuleForSecret(s => s.PreviousAppSecret, "credentials.previousAppSecret", "the app secret before a change", required: false);
        RuleForAppSecret(s => s.AppSecret, "credentials.appSecret");
        RuleForAppSecret(s => s.PreviousAppSecret, "credentials.previousAppSecret");
        RuleForSecret(
            s => s.WebhookVerifyToken,
            "credentials.webhookVerifyToken",
            "the text that Meta shows when it checks the callback URL",
            required: true);
        RuleForId(s => s.PhoneNumberId, "credentials.phoneNumberId", "the phone number id of WhatsApp Manager, not the phone number");
        RuleForId(s => s.BusinessAccountId, "credentials.businessAccountId", "the id of the WhatsApp Business Account");

        RuleFor(s => s.GraphApiVersion).Matches(NumberSettings.VersionPattern).OverridePropertyName("options.graphApiVersion")
            .WithMessage("must look like v25.0");
        RuleFor(s => s.GraphBaseUrl).Must(url => url is null || IsAllowedBaseUrl(url, options)).OverridePropertyName("options.graphBaseUrl")
            .WithMessage("must be the configured WhatsAppCloud:GraphBaseUrl or one of WhatsAppCloud:AllowedGraphBaseUrls");
        RuleFor(s => s.CallbackUrl).Must(url => url is null || IsHttpUrl(url, out _)).OverridePropertyName("options.callbackUrl")
            .WithMessage("must be the absolute http(s) URL at which Meta reaches this host, such as https://omni.example.com");
        RuleFor(s => s.MessagesPerSecond)
            .Must(
                rate => rate is null
                    || (int.TryParse(
                        rate, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
                        && number is >= 1 and <= 1000))
                .OverridePropertyName("options.messagesPerSecond").WithMessage("must be a whole number from 1 to 1000");
        RuleFor(s => s).Custom((settings, context) =>
        {
            foreach (var path in settings.Unknown)
                context.AddFailure(
                    new ValidationFailure(path, $"is not a setting of this channel; known are {NumberSettings.KnownNames(path)}"));
        });
    }

    /// <summary>Whether an id is in Meta's canonical spelling. Other spellings would be treated as different ids.</summary>
    public static bool IsId(string text) => GraphId.IsValid(text) && text[0] != '0';

    private static bool IsAllowedBaseUrl(string text, WhatsAppCloudOptions options) =>
        IsHttpUrl(text, out var url)
        && (url == options.GraphBaseUrl || options.AllowedGraphBaseUrls.Contains(url) || (options.AllowLoopbackGraph && url.IsLoopback));

    private static bool IsHttpUrl(string text, out Uri url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url!) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0;

    private void RuleForSecret(
        System.Linq.Expressions.Expression<Func<NumberSettings, Secret?>> property, string path, string what, bool required)
    {
        if (required) RuleFor(property).Must(s => s is { IsBlank: false }).OverridePropertyName(path).WithMessage($"is required: {what}");
        RuleFor(property).Must(s => s is null || IsHeaderSafe(s)).OverridePropertyName(path)
            .WithMessage($"must be 1 to {MaxTokenLength} printable ASCII characters without spaces");
    }

    private void RuleForAppSecret(System.Linq.Expressions.Expression<Func<NumberSettings, Secret?>> property, string path) =>
        RuleFor(property).Must(s => s is null or { IsBlank: true } || s.Reveal().Length >= MinAppSecretLength).OverridePropertyName(path)
            .WithMessage($"must be at least {MinAppSecretLength} characters: Meta's app secrets are 32 hex digits");

    private void RuleForId(System.Linq.Expressions.Expression<Func<NumberSettings, string?>> property, string path, string what)
    {
        RuleFor(property).NotEmpty().OverridePropertyName(path).WithMessage($"is required: {what}");
        RuleFor(property).Must(id => string.IsNullOrEmpty(id) || IsId(id)).OverridePropertyName(path)
            .WithMessage($"must be 1 to {GraphId.MaxDigits} digits, the first of them no zero: {what}");
    }

    private static bool IsHeaderSafe(Secret secret) =>
        secret.Reveal() is var text && text.Length <= MaxTokenLength && text.All(c => c is > ' ' and < (char)127);
}
