using System.Text;
using Omni.Channels.Sdk.Instances;

namespace Omni.Channels.WhatsAppCloud.Numbers;

/// <summary>The validated settings of an instance, with values derived from them.</summary>
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

    /// <summary>The webhook URL of this instance; null when it is unknown and the webhook must be registered manually.</summary>
    public required Uri? CallbackUrl { get; init; }

    /// <summary>The configured messages per second; null uses Meta's limit.</summary>
    public required int? MessagesPerSecond { get; init; }

    /// <summary>Lower-case hex HMAC-SHA256 of the token under the app secret.</summary>
    public required string AppSecretProof { get; init; }

    /// <summary>The app secret and, during a rotation, the previous one.</summary>
    public required IReadOnlyList<AppSecret> AppSecrets { get; init; }

    /// <summary>Creates an instance from validated settings.</summary>
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

    /// <summary>An app secret as bytes, with the fingerprint used in verdicts.</summary>
    public sealed record AppSecret(string Fingerprint, ReadOnlyMemory<byte> Key)
    {
        public static AppSecret From(Secret secret) => new(secret.Fingerprint, Encoding.UTF8.GetBytes(secret.Reveal()));

        public override string ToString() => Fingerprint;
    }
}
