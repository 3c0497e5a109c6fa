using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>A WhatsApp Business account.</summary>
internal sealed class AccountNode : IGraphNode
{
    private readonly Numbers _numbers;
    private readonly AccountSettings _settings;
    private readonly GraphFields<SandboxNumber> _fields;

    public AccountNode(Numbers numbers, PhoneFields phones, AccountSettings settings)
    {
        (_numbers, _settings) = (numbers, settings);
        _fields = new GraphFields<SandboxNumber>(
                "WhatsAppBusinessAccount", n => n.BusinessAccountId, "name", "timezone_id", "message_template_namespace")
            .With("name", n => settings.TextOf(n.BusinessAccountId, AccountSettings.Name) ?? n.VerifiedName)
            .With("timezone_id", n => settings.TextOf(n.BusinessAccountId, AccountSettings.TimeZone) ?? "1")
            .With("message_template_namespace", n => $"sandbox_{n.BusinessAccountId}")
            .With("currency", _ => "USD")
            .With("country", _ => "US")
            .With("account_review_status", _ => "APPROVED")
            .With("business_verification_status", _ => "verified")
            .With("ownership_type", _ => "SELF")
            .With("status", _ => "ACTIVE")
            .With("marketing_messages_lite_api_status", _ => "ONBOARDED")
            .With("marketing_messages_onboarding_status", _ => "ONBOARDED")
            .With("health_status", n => Health.Of(("WABA", n.BusinessAccountId), ("APP", n.AppId)))
            .With("whatsapp_business_manager_messaging_limit", n => n.MessagingLimit)
            .With("analytics", (_, field) => Analytics.Messages(name => field.Arguments.GetValueOrDefault(name)))
            .With("pricing_analytics", _ => Analytics.Points())
            .With("conversation_analytics", _ => Analytics.Points())
            .WithEmpty("primary_funding_id", "purchase_order_number", "on_behalf_of_business_info")
            .WithList("phone_numbers", phones.Fields, n => NumbersOf(n.BusinessAccountId));
        foreach (var name in AccountSettings.Flags) _fields.With(name, n => settings.IsOn(n.BusinessAccountId, name));
    }

    public string TypeName => _fields.TypeName;

    public SandboxNumber? Reach(string id, string token) =>
        _numbers.FindByAccount(id, token) ?? (_numbers.ByAppToken(token) is { } app
            ? NumbersOf(id).FirstOrDefault(n => n.AppToken == app.AppToken)
            : null);

    public IResult Get(GraphRequest request) => _fields.Answer(request.Number, request);

    public Task<IResult> PostAsync(GraphRequest request) => Task.FromResult(Change(request));

    /// <summary>Returns the numbers of an account, in a stable order.</summary>
    public IReadOnlyList<SandboxNumber> NumbersOf(string id) =>
        [.. _numbers.All.Where(n => n.BusinessAccountId == id).OrderBy(n => n.PhoneNumberId, StringComparer.Ordinal)];

    private IResult Change(GraphRequest request)
    {
        var (name, zone) = (request.Text(AccountSettings.Name), request.Text(AccountSettings.TimeZone));
        var flags = AccountSettings.Flags.Where(f => request.Member(f) is not null).ToList();
        if (name is null && zone is null && flags.Count == 0) return GraphFailure.Required(AccountSettings.Name);
        if (name is "") return GraphFailure.Parameter("Invalid parameter: name must be a non-empty string");
        if (zone is not null && !int.TryParse(zone, out _)) return GraphFailure.Parameter("timezone_id must be a number");
        if (flags.Find(f => request.Flag(f) is null) is { } wrong) return GraphFailure.Parameter($"Param {wrong} must be a boolean");
        if (name is not null) _settings.Set(request.Id, AccountSettings.Name, name);
        if (zone is not null) _settings.Set(request.Id, AccountSettings.TimeZone, zone);
        foreach (var flag in flags) _settings.Switch(request.Id, flag, request.Flag(flag)!.Value);
        return GraphAnswer.Done();
    }
}
