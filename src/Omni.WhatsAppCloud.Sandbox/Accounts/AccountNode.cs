using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.PhoneNumbers;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Accounts;

/// <summary>A WhatsApp Business account.</summary>
internal sealed class AccountNode : IGraphNode
{
    private readonly Numbers _numbers;
    private readonly GraphFields<SandboxNumber> _fields;

    public AccountNode(Numbers numbers, PhoneFields phones)
    {
        _numbers = numbers;
        _fields = new GraphFields<SandboxNumber>(
                "WhatsAppBusinessAccount", n => n.BusinessAccountId, "name", "timezone_id", "message_template_namespace")
            .With("name", n => n.VerifiedName)
            .With("timezone_id", _ => "1")
            .With("message_template_namespace", n => $"sandbox_{n.BusinessAccountId}")
            .With("currency", _ => "USD")
            .With("country", _ => "US")
            .With("account_review_status", _ => "APPROVED")
            .With("business_verification_status", _ => "verified")
            .With("ownership_type", _ => "SELF")
            .With("status", _ => "ACTIVE")
            .With("marketing_messages_lite_api_status", _ => "ONBOARDED")
            .With("marketing_messages_onboarding_status", _ => "ONBOARDED")
            .With("is_enabled_for_insights", _ => true)
            .With("health_status", n => Health.Of(("WABA", n.BusinessAccountId), ("APP", n.AppId)))
            .With("whatsapp_business_manager_messaging_limit", n => n.MessagingLimit)
            .WithEmpty("primary_funding_id", "purchase_order_number", "on_behalf_of_business_info")
            .WithList("phone_numbers", phones.Fields, n => NumbersOf(n.BusinessAccountId));
    }

    public string TypeName => _fields.TypeName;

    public SandboxNumber? Reach(string id, string token) =>
        _numbers.FindByAccount(id, token) ?? (_numbers.ByAppToken(token) is { } app
            ? NumbersOf(id).FirstOrDefault(n => n.AppToken == app.AppToken)
            : null);

    public IResult Get(GraphRequest request) => _fields.Answer(request.Number, request);

    /// <summary>Returns the numbers of an account, in a stable order.</summary>
    public IReadOnlyList<SandboxNumber> NumbersOf(string id) =>
        [.. _numbers.All.Where(n => n.BusinessAccountId == id).OrderBy(n => n.PhoneNumberId, StringComparer.Ordinal)];
}
