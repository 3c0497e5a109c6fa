using System.Collections.Frozen;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>Meta's error codes and the rule for each. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes</summary>
internal static class GraphErrorCatalog
{
    private static readonly GraphErrorRule NoRight = new(GraphAction.Disconnect,
        "the token has no right to this number, or the number left the account; check both in Meta's Business Manager");
    private static readonly GraphErrorRule Transient = new(GraphAction.Retry, "passing trouble on Meta's side");
    private static readonly GraphErrorRule CallLimit = new(GraphAction.Pause, "the call limit of the app or account");
    private static readonly GraphErrorRule Unlisted = new(GraphAction.Fail, null);

    private static readonly FrozenDictionary<int, GraphErrorRule> Rules = Build();

    /// <summary>All codes that have their own rule.</summary>
    public static IEnumerable<int> Codes => Rules.Keys;

    public static GraphErrorRule RuleFor(GraphError error)
    {
        if (error.IsForeign) return error.HttpStatus is >= 500 or 429 ? Transient : Unlisted;
        if (error is { Code: 100, Subcode: 33 }) return NoRight;
        if (Rules.TryGetValue(error.Code, out var rule)) return error.IsTransient && rule.Action == GraphAction.Fail ? Transient : rule;
        if (error.Code is >= 200 and <= 299) return NoRight;
        if (error.HttpStatus == 429) return CallLimit;
        if (error.IsTransient || error.HttpStatus >= 500) return Transient;
        return error.Code is >= 133000 and <= 133999
            ? new GraphErrorRule(GraphAction.Stop, "the number's registration; look at it in WhatsApp Manager")
            : Unlisted;
    }

    private static FrozenDictionary<int, GraphErrorRule> Build()
    {
        var rules = new Dictionary<int, GraphErrorRule>();
        Add(new(GraphAction.Disconnect, "the access token is invalid or has expired; give the instance a new one"), 190);
        Add(NoRight, 0, 3, 10);
        Add(new(GraphAction.Forbid, "Meta restricts this account or country"), 368, 131031, 130497);
        Add(Transient, 1, 2, 131000, 131016, 135000);
        Add(CallLimit, 4, 80007);
        Add(new(GraphAction.SlowDown, "more messages a second than this number may send"), 130429);
        Add(
            new(
                GraphAction.SpamLimit,
                "recipients blocked or reported this number too often: Meta limits what it may send; "
                + "look at its quality in WhatsApp Manager"),
            131048);
        Add(new(GraphAction.HoldRecipient, "too many messages to this recipient in a short time"), 131056);
        Add(
            new(GraphAction.Fail,
                "Meta does not deliver this now (spam limit, engagement, experiment or opt-out); trying again does not help"),
            131049, 130472, 131050, 131064);
        Add(new(GraphAction.Fail, "the recipient cannot be reached on WhatsApp"), 131026);
        Add(new(GraphAction.Fail, "more than 24 hours since the user's last message: only a template can be sent"), 131047);
        Add(
            new(GraphAction.Fail, "the request or the account's set-up is wrong"), 131051, 131008, 131009, 100, 131021, 131030, 131037,
            131045, 131062, 131063);
        Add(new(GraphAction.UploadAgain, "the media could not be transferred"), 131052, 131053);
        Add(new(GraphAction.Stop, "the account's payment method"), 131042, 131044);
        Add(new(GraphAction.Pause, "the account is in maintenance") { Pause = TimeSpan.FromMinutes(5) }, 131057);
        Add(new(GraphAction.Fail, "the template or its parameters"), 132000, 132001, 132005, 132007, 132008, 132012);
        Add(new(GraphAction.Fail, "the template or flow is paused, disabled or throttled"), 132015, 132016, 132068, 132069);
        Add(new(GraphAction.Fail, "the recipient's identity key has changed"), 137000);
        return rules.ToFrozenDictionary();

        void Add(GraphErrorRule rule, params ReadOnlySpan<int> codes)
        {
            foreach (var code in codes) rules.Add(code, rule);
        }
    }
}
