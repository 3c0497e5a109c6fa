using System.Security.Cryptography;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Instances;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Lets in what Meta sent. An address that names an instance is checked with that instance's secrets; the app's own
/// address, which serves every number of the app, with the secrets of all instances.
/// </summary>
internal sealed class WebhookGate(InstanceDirectory directory)
{
    public Challenge AnswerChallenge(WebhookRequest request)
    {
        var instances = InstancesFor(request);
        if (instances is null) return new Challenge.UnknownInstance();
        if (request.Query("hub.mode") != "subscribe") return new Challenge.Refused("hub.mode must be 'subscribe'");
        if (request.Query("hub.verify_token") is not { } token || !instances.Any(i => i.WebhookVerifyToken.Matches(token)))
            return new Challenge.Refused("hub.verify_token is not the webhookVerifyToken of this instance");
        return request.Query("hub.challenge") is { } challenge ? new Challenge.Answered(challenge) : new Challenge.Refused("hub.challenge is missing");
    }

    public WebhookVerdict Verify(WebhookRequest request)
    {
        if (InstancesFor(request) is not { } instances) return new WebhookVerdict.UnknownInstance();

        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        var shape = SignatureVerifier.Read(request.Header(SignatureVerifier.Header), claimed);
        if (shape != SignatureVerdict.Valid) return Refused(shape);

        var secrets = instances.SelectMany(i => i.AppSecrets).DistinctBy(s => s.Fingerprint).ToList();
        if (secrets.Count == 0) return new WebhookVerdict.Refused("no_secret", "No instance is connected whose app secret could prove this webhook genuine");
        foreach (var secret in secrets)
        {
            if (SignatureVerifier.Compare(claimed, request.Body.Span, secret.Key.Span) == SignatureVerdict.Valid)
                return new WebhookVerdict.Genuine(secret.Fingerprint);
        }

        return Refused(SignatureVerdict.Mismatch);
    }

    private static WebhookVerdict.Refused Refused(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("missing", $"The {SignatureVerifier.Header} header is missing"),
        SignatureVerdict.Malformed => new("malformed", $"The {SignatureVerifier.Header} header must be 'sha256=' and 64 hex digits"),
        _ => new("mismatch", $"The {SignatureVerifier.Header} header does not fit the body: check the instance's appSecret, and that nothing on the way changes the bytes"),
    };

    /// <summary>The instances that the address stands for; null when it names one that is not here.</summary>
    private IReadOnlyList<WhatsAppInstance>? InstancesFor(WebhookRequest request)
    {
        if (request.InstanceId is not { } id) return [.. directory.All];
        return directory.Find(id) is { } instance ? [instance] : null;
    }
}
