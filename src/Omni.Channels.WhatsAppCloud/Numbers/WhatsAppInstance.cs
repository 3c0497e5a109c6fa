using System.Text;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>A connected number: its settings, checked, with all that can be computed once.</summary>
internal sealed record WhatsAppInstance
{
    public required Guid InstanceId { get; init; }
    public required string Name { get; init; }
    public required string PhoneNumberId { get; init; }
    public required string BusinessAccountId { get; init; }
    public required Secret AccessToken { get; init; }
    public required Secret WebhookVerifyToken { get; init; }
    public required Uri GraphBaseUrl { get; init; }
    public required string GraphApiVersion { get; init; }

    /// <summary>Where Meta reaches the host for this instance, when it is known; null leaves the webhook to be set up by hand.</summary>
    public required Uri? CallbackUrl { get; init; }

    /// <summary>The configured pace; null takes Meta's.</summary>
    public required int? MessagesPerSecond { get; init; }

    /// <summary>Lower-case hex HMAC-SHA256 of the token under the app secret.</summary>
    public required string AppSecretProof { get; init; }

    /// <summary>The app secret and, during a change-over, the one before it.</summary>
    public required IReadOnlyList<AppSecret> AppSecrets { get; init; }

    /// <summary>Builds an instance from settings that the validator has passed.</summary>
    public static WhatsAppInstance From(
        Guid instanceId, string name, NumberSettings settings, WhatsAppCloudOptions options, Uri? webhookBaseUrl) => new()
        {
            InstanceId = instanceId,
            Name = name,
            PhoneNumberId = settings.PhoneNumberId!,
            BusinessAccountId = settings.BusinessAccountId!,
            AccessToken = settings.AccessToken!,
            WebhookVerifyToken = settings.WebhookVerifyToken!,
            GraphBaseUrl = settings.GraphBaseUrl is { } url ? new Uri(url) : options.GraphBaseUrl,
            GraphApiVersion = settings.GraphApiVersion ?? options.GraphApiVersion,
            CallbackUrl = CallbackOf(
                instanceId, settings.CallbackUrl is { } own ? new Uri($"{own.TrimEnd('/')}/webhooks/whatsapp-cloud") : webhookBaseUrl),
            MessagesPerSecond = settings.MessagesPerSecond is { } rate
                ? int.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)
                : null,
            AppSecretProof = Graph.AppSecretProof.Of(settings.AccessToken!, settings.AppSecret!),
            AppSecrets = [.. new[] { settings.AppSecret, settings.PreviousAppSecret }.OfType<Secret>().Where(s => !s.IsBlank)
                .Select(AppSecret.From)],
        };

    private static Uri? CallbackOf(Guid instanceId, Uri? webhookBaseUrl) =>
        webhookBaseUrl is null ? null : new Uri($"{webhookBaseUrl}?instance={instanceId}");

    /// <summary>An app secret as bytes, with the name it has in verdicts.</summary>
    public sealed record AppSecret(string Fingerprint, ReadOnlyMemory<byte> Key)
    {
        public static AppSecret From(Secret secret) => new(secret.Fingerprint, Encoding.UTF8.GetBytes(secret.Reveal()));

        public override string ToString() => Fingerprint;
    }
}
