using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Verifies that webhooks come from Meta. A URL that names an instance is checked with the secrets of that instance. The app's
/// own URL, which serves all numbers of the app, is checked with the secrets of the instances that the body names: by number, or
/// else by account. A body that names none is checked with all secrets, within a budget.
/// </summary>
internal sealed class WebhookGate(InstanceDirectory directory, IOptions<WhatsAppCloudOptions> options, TimeProvider time)
{
    /// <summary>
    /// The number of named secrets that are checked without using the budget. A genuine body names one app, which has one or two secrets.
    /// </summary>
    private const int NamedFree = 8;

    private readonly HashBudget _budget = new(time);
    private volatile SecretIndex? _secrets;

    public Challenge AnswerChallenge(WebhookRequest request)
    {
        var instances = InstancesFor(request);
        if (instances is null) return new Challenge.UnknownInstance();
        if (request.Query("hub.mode") != "subscribe") return new Challenge.Refused("hub.mode must be 'subscribe'");
        if (request.Query("hub.verify_token") is not { } token
            || !(instances.Any(i => i.WebhookVerifyToken.Matches(token)) || IsOfTheApp(request, token)))
        {
            return new Challenge.Refused("hub.verify_token is not the webhookVerifyToken of this instance");
        }

        return request.Query("hub.challenge") is { } challenge
            ? new Challenge.Answered(challenge)
            : new Challenge.Refused("hub.challenge is missing");
    }

    /// <summary>The token of the host's one app, at the address of no instance: Meta asks before the first one is connected.</summary>
    private bool IsOfTheApp(WebhookRequest request, string token) =>
        request.InstanceId is null && options.Value.WebhookVerifyToken?.Matches(token) == true;

    /// <summary>Checks the URL and headers before the body is read; null accepts the webhook.</summary>
    public WebhookVerdict? Precheck(WebhookRequest request)
    {
        if (request.InstanceId is { } id && directory.Find(id) is null) return new WebhookVerdict.UnknownInstance();
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        var shape = SignatureVerifier.Read(request.Header(SignatureVerifier.Header), claimed);
        return shape == SignatureVerdict.Valid ? null : Refused(shape);
    }

    public WebhookVerdict Verify(WebhookRequest request)
    {
        if (Precheck(request) is { } refused) return refused;
        Span<byte> claimed = stackalloc byte[SHA256.HashSizeInBytes];
        SignatureVerifier.Read(request.Header(SignatureVerifier.Header), claimed);
        var body = request.Body.Span;
        if (request.InstanceId is { } id)
            return directory.Find(id) is { } instance ? Try(claimed, body, instance.AppSecrets) : new WebhookVerdict.UnknownInstance();

        var index = Secrets;
        if (index.IsOfOneApp) return Try(claimed, body, index.Secrets);
        var named = NamedSecrets.In(body, index);
        if (named.Count == 0) return TryWithinBudget(claimed, body, index.Secrets);
        var verdict = Try(claimed, body, [.. named.Take(NamedFree).Select(place => index.Secrets[place])]);
        if (verdict is WebhookVerdict.Genuine || named.Count <= NamedFree) return verdict;
        return TryWithinBudget(claimed, body, [.. named.Skip(NamedFree).Select(place => index.Secrets[place])]);
    }

    private WebhookVerdict TryWithinBudget(
        ReadOnlySpan<byte> claimed, ReadOnlySpan<byte> body, IReadOnlyList<WhatsAppInstance.AppSecret> secrets)
    {
        var cost = HashBudget.CostOf(body.Length, secrets.Count);
        if (cost > HashBudget.Most)
            return new WebhookVerdict.Refused(
                "unnamed", "The webhook names no number of this host, or too many, and is too large to be tried with each app secret");
        return _budget.TryTake(cost)
            ? Try(claimed, body, secrets)
            : new WebhookVerdict.Busy("Too many webhooks come that name no number of this host, or too many; send it again");
    }

    private static WebhookVerdict Try(
        ReadOnlySpan<byte> claimed, ReadOnlySpan<byte> body, IReadOnlyList<WhatsAppInstance.AppSecret> secrets)
    {
        if (secrets.Count == 0)
            return new WebhookVerdict.Refused("no_secret", "No instance is connected whose app secret could prove this webhook genuine");
        foreach (var secret in secrets)
        {
            if (SignatureVerifier.Compare(claimed, body, secret.Key.Span) == SignatureVerdict.Valid)
                return new WebhookVerdict.Genuine(secret.Fingerprint);
        }

        return Refused(SignatureVerdict.Mismatch);
    }

    private static WebhookVerdict.Refused Refused(SignatureVerdict verdict) => verdict switch
    {
        SignatureVerdict.Missing => new("missing", $"The {SignatureVerifier.Header} header is missing"),
        SignatureVerdict.Malformed => new("malformed", $"The {SignatureVerifier.Header} header must be 'sha256=' and 64 hex digits"),
        _ =>
            new(
                "mismatch",
                $"The {SignatureVerifier.Header} header does not fit the body: check the instance's appSecret, "
                + "and that nothing on the way changes the bytes"),
    };

    /// <summary>Returns the instances that the URL covers; null when it names an unknown one.</summary>
    private IReadOnlyList<WhatsAppInstance>? InstancesFor(WebhookRequest request)
    {
        if (request.InstanceId is not { } id) return [.. directory.All];
        return directory.Find(id) is { } instance ? [instance] : null;
    }

    /// <summary>Rebuilt when the instances change.</summary>
    private SecretIndex Secrets
    {
        get
        {
            if (_secrets is { } known && ReferenceEquals(known.Version, directory.Version)) return known;
            return _secrets = SecretIndex.Of(directory);
        }
    }
}
