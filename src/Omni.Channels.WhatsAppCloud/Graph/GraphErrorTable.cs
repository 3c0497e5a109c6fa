namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Meta's error codes: what each means and what the host does. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
/// </summary>
internal static class GraphErrorTable
{
    private const string RefreshRoute = "this template does not match the endpoint; check its category in WhatsApp Manager";

    public static readonly GraphErrorRule NoRight = new(GraphAction.Disconnect,
        "the token has no right to this number, or the number left the account; check both in Meta's Business Manager");

    public static readonly GraphErrorRule Transient = new(GraphAction.Retry, "passing trouble on Meta's side");

    public static readonly GraphErrorRule CallLimit = new(GraphAction.Pause, "the call limit of the app or account");

    public static Dictionary<int, GraphErrorRule> Rules()
    {
        var rules = new Dictionary<int, GraphErrorRule>();
        foreach (var (rule, codes) in (IEnumerable<(GraphErrorRule, int[])>)
            [.. Account(), .. Limits(), .. Messages(), .. Templates(), .. Numbers(), .. Groups(), .. Calls(), .. Management()])
        {
            foreach (var code in codes) rules.Add(code, rule);
        }

        return rules;
    }

    /// <summary>Token, rights, service, payment, policy.</summary>
    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Account() =>
    [
        (new(GraphAction.Disconnect, "the access token is invalid or has expired; give the instance a new one"), [190]),
        (new(GraphAction.Disconnect, "the call carried no access token; give the instance a new one"), [104]),
        (NoRight, [0, 3, 10, 131005]),
        (new(GraphAction.Disconnect, "Meta does not know the number: it was deleted, or the token cannot see it"), [33, 803]),
        (Transient, [1, 2, 131000, 131016, 133004]),
        (new(GraphAction.Retry, "Meta gives no cause; usually the request is wrong") { Tries = 2, IsOfRequest = true }, [135000]),
        (new(GraphAction.Forbid, "Meta restricts or has locked this account"), [368, 131031]),
        (new(GraphAction.Fail, "this business may not message people of the recipient's country") { IsAlert = true }, [130497]),
        (new(GraphAction.Stop, "the account's payment method"), [131042]),
        (new(GraphAction.Fail, "the account's payment method; concerns calls only") { IsAlert = true }, [131044]),
        (new(GraphAction.Fail, "the business has not accepted the terms of payments") { IsAlert = true }, [134011]),
        (new(GraphAction.Fail, "Meta limits utility templates and Direct Send of this account for wrong categories; replies pass")
            { IsAlert = true }, [131064]),
        (new(GraphAction.Fail, "Direct Send of this account is blocked for a time; send templates instead") { IsAlert = true }, [139200]),
    ];

    /// <summary>Limits that end by themselves.</summary>
    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Limits() =>
    [
        (CallLimit, [4, 80007]),
        (new(GraphAction.Pause, "the limit of management calls"), [613, 80008]),
        (new(GraphAction.Pause, "the limit of group operations"), [131208]),
        (new(GraphAction.Pause, "the account is in maintenance") { Pause = TimeSpan.FromMinutes(5) }, [131057]),
        (new(GraphAction.SlowDown, "more messages a second than this number may send"), [130429]),
        (new(
            GraphAction.SpamLimit,
            "recipients blocked or reported this number too often: Meta limits what it may send; look at its quality in WhatsApp Manager"),
            [131048]),
        (new(GraphAction.HoldRecipient, "too many messages to this recipient in a short time"), [131056]),
        (new(GraphAction.Retry, "Meta is still preparing the template for this endpoint")
            { Pause = TimeSpan.FromMinutes(10), IsOfRequest = true }, [134101]),
        (new(GraphAction.Retry, "the account is in maintenance") { Pause = TimeSpan.FromMinutes(5), IsOfRequest = true }, [2494100]),
    ];

    /// <summary>The message or its recipient.</summary>
    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Messages() =>
    [
        (new(GraphAction.Fail, "the request is wrong"), [100, 131008, 131009]),
        (new(GraphAction.Fail, "the path of the request does not exist"), [2500]),
        (new(GraphAction.Fail, "Meta takes this for a repeated post"), [506]),
        (new(GraphAction.Fail, "the business has blocked this user; unblock the user first"), [130403]),
        (new(GraphAction.Fail,
            "Meta does not deliver this now (spam limit, engagement, experiment or opt-out); trying again does not help"), [130472]),
        (new(GraphAction.Fail, "the type of a message is not supported"), [130501, 131051]),
        (new(GraphAction.Fail, "a message cannot be sent to its own number"), [131021]),
        (new(GraphAction.Fail, "the recipient cannot be reached on WhatsApp"), [131026]),
        (new(GraphAction.Fail, "the recipient is not on the list of a test number"), [131030]),
        (new(GraphAction.Fail, "Meta has not stored the content: the number uses local storage or none"), [131035]),
        (new(GraphAction.Fail, "more than 24 hours since the user's last message: only a template can be sent"), [131047]),
        (new(GraphAction.Fail, "Meta limits the marketing messages a user gets; send no more to this user today"), [131049]),
        (new(GraphAction.Fail, "the user has stopped marketing messages of this business"), [131050]),
        (new(GraphAction.UploadAgain, "the media could not be transferred"), [131052, 131053]),
        (new(GraphAction.Fail, RefreshRoute), [131055, 134100, 134103]),
        (new(GraphAction.Fail, RefreshRoute) { IsFinal = true }, [134102]),
        (new(GraphAction.Fail, "hello_world can be sent by test numbers only"), [131058]),
        (new(GraphAction.Fail, "the message can be read only in the WhatsApp Business app"), [131060]),
        (new(GraphAction.Fail, "a template with a maximum price goes only through marketing messages"), [131061]),
        (new(GraphAction.Fail, "this message cannot be sent to a user id; send it to the phone number"), [131062]),
        (new(GraphAction.Fail, "marketing messages are turned off on Cloud API for this account"), [131063]),
        (new(GraphAction.Fail, "a maximum price is not offered in the recipient's country"), [131065]),
        (new(GraphAction.Fail, "another responder owns this conversation"), [131070]),
        (new(GraphAction.Fail, "the recipient's identity key has changed"), [137000]),
    ];

    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Templates() =>
    [
        (new(GraphAction.Fail, "the template or its parameters"), [132000, 132001, 132005, 132007, 132008, 132012, 132018]),
        (new(GraphAction.Fail, "the template is paused"), [132015]),
        (new(GraphAction.Fail, "the template is disabled"), [132016]),
        (new(GraphAction.Fail, "the flow is blocked"), [132068]),
        (new(GraphAction.Fail, "the flow is throttled: 10 messages an hour"), [132069]),
        (new(GraphAction.Fail, "the account has reached its number of templates"), [2388019]),
        (new(GraphAction.Fail, "the template's text, header, footer or variables are wrong"),
            [2388040, 2388047, 2388072, 2388073, 2388293, 2388299]),
        (new(GraphAction.Fail, "a template made by Direct Send cannot be edited or deleted"), [2388318, 2388330]),
        (new(GraphAction.Fail, "template insights are not available"), [200005, 200006, 200007]),
    ];

    /// <summary>Registration of the number, its name and its username.</summary>
    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Numbers() =>
    [
        (new(GraphAction.Stop, "the number's registration; register it in WhatsApp Manager"),
            [131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015]),
        (new(GraphAction.Stop, "the number needs an approved display name before it may send"), [131037]),
        (new(GraphAction.Fail, "registered or deregistered too often: try again after 72 hours"), [133016]),
        (new(GraphAction.Fail, "the number is already verified"), [136024]),
        (new(GraphAction.Fail, "the username: taken, not available to this account, or in use on a number of its own"),
            [147001, 147002, 147003, 147004, 147005]),
    ];

    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Groups() =>
    [
        (new(GraphAction.Fail, "the group has no member besides the business"), [131020]),
        (new(GraphAction.Fail, "the group is unknown, or the business is no member of it"), [131041]),
        (new(GraphAction.Fail, "the group operation was done in part; its errors name the rest"), [131201]),
        (new(GraphAction.Fail, "the group operation is not possible"), [131202, 131204, 131209, 131210, 131212, 131213]),
        (new(GraphAction.Fail, "the person has not accepted the terms"), [131203]),
        (new(GraphAction.Fail, "the group is suspended: it can only be read"), [131207]),
        (new(GraphAction.Fail, "the number may create no more groups") { IsAlert = true }, [131211, 131214]),
        (new(GraphAction.Fail, "the number may not use groups") { IsAlert = true }, [131215]),
    ];

    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Calls() =>
    [
        (new(GraphAction.Fail, "calling is not available to this number") { IsAlert = true }, [138000, 138013, 138014, 138015, 138018]),
        (new(GraphAction.Fail, "the user cannot be called now, or has given no permission"), [138001, 138003, 138006, 138017]),
        (new(GraphAction.Fail, "the limit of calls or of call permission requests; the details say until when"),
            [138002, 138005, 138009, 138012]),
        (new(GraphAction.Fail, "the call could not be connected"), [138004, 138007, 138019, 138020, 138021, 138022, 138023]),
        (new(GraphAction.Fail, "the number is not the primary one of its call route"), [138038]),
    ];

    /// <summary>Calls that send no message.</summary>
    private static IEnumerable<(GraphErrorRule Rule, int[] Codes)> Management() =>
    [
        (new(GraphAction.Fail, "the cursor of the list has expired; start again without it"), [131059]),
        (new(GraphAction.Fail, "the flow cannot be changed or published"), [139000, 139001, 139002, 139003, 139004, 139006]),
        (new(GraphAction.Fail, "some users could not be blocked or unblocked; the answer lists them"), [139100]),
        (new(GraphAction.Fail, "the list of blocked users is full"), [139101]),
        (new(GraphAction.Fail, "the list of blocked users has changed; read it again"), [139102]),
        (new(GraphAction.Retry, "blocking failed on Meta's side") { IsOfRequest = true }, [139103]),
        (new(GraphAction.Fail, "the number cannot be moved"), [2388001, 2388012, 2388091, 2388093, 2388103]),
        (new(GraphAction.Fail, "the signup is not possible"),
            [2494164, 2494165, 2494166, 2494167, 2494168, 2494176, 2494177, 2494179]),
        (new(GraphAction.Fail, "only the escalation partner may take the conversation"), [2494191]),
        (new(GraphAction.Fail, "the account cannot be moved"), [2593079, 2593085]),
        (new(GraphAction.Fail, "the synchronisation is used up or its 24 hours are over; offboard and onboard the number"),
            [2593107, 2593108]),
        (new(GraphAction.Fail, "the business did not share its history"), [2593109]),
        (new(GraphAction.Fail, "the invitation exists already"), [1752041]),
    ];
}
