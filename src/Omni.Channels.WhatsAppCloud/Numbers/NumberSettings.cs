using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The settings of an instance as entered by the user, not yet validated.</summary>
internal sealed record NumberSettings
{
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public const string VersionPattern = @"^v[0-9]{1,3}\.[0-9]{1,2}\z";

    private static readonly HashSet<string> KnownCredentials =
        ["accessToken", "appSecret", "previousAppSecret", "phoneNumberId", "businessAccountId", "webhookVerifyToken"];

    private static readonly HashSet<string> KnownOptions = ["graphApiVersion", "graphBaseUrl", "callbackUrl", "messagesPerSecond"];

    public Secret? AccessToken { get; init; }
    public Secret? AppSecret { get; init; }
    public Secret? PreviousAppSecret { get; init; }
    public string? PhoneNumberId { get; init; }
    public string? BusinessAccountId { get; init; }
    public Secret? WebhookVerifyToken { get; init; }
    public string? GraphApiVersion { get; init; }
    public string? GraphBaseUrl { get; init; }
    public string? CallbackUrl { get; init; }

    /// <summary>Messages per second, 1 to 1,000; null uses Meta's limit for the number.</summary>
    public string? MessagesPerSecond { get; init; }
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static NumberSettings From(InstanceConfig config)
    {
        return new NumberSettings
        {
            AccessToken = Credential("accessToken"),
            AppSecret = Credential("appSecret"),
            PreviousAppSecret = Credential("previousAppSecret"),
            PhoneNumberId = Credential("phoneNumberId")?.Reveal(),
            BusinessAccountId = Credential("businessAccountId")?.Reveal(),
            WebhookVerifyToken = Credential("webhookVerifyToken"),
            GraphApiVersion = Option("graphApiVersion"),
            GraphBaseUrl = Option("graphBaseUrl"),
            CallbackUrl = Option("callbackUrl"),
            MessagesPerSecond = Option("messagesPerSecond"),
            Unknown =
            [
                .. config.Credentials.Keys.Where(k => !KnownCredentials.Contains(k)).Select(k => $"credentials.{k}"),
                .. config.Options.Keys.Where(k => !KnownOptions.Contains(k)).Select(k => $"options.{k}"),
            ],
        };

        Secret? Credential(string name) => config.Credentials.GetValueOrDefault(name);

        string? Option(string name) =>
            config.Options.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
    }

    /// <summary>The settings with those of the host's one app, where the instance gives none.</summary>
    public NumberSettings CompletedBy(WhatsAppCloudOptions options) => this with
    {
        AppSecret = Or(AppSecret, options.AppSecret),
        WebhookVerifyToken = Or(WebhookVerifyToken, options.WebhookVerifyToken),
    };

    private static Secret? Or(Secret? given, Secret? otherwise) => given is { IsBlank: false } ? given : otherwise ?? given;

    public static string KnownNames(string unknownPath) =>
        string.Join(", ", unknownPath.StartsWith("credentials.", StringComparison.Ordinal) ? KnownCredentials : KnownOptions);
}
