using Omni.Contract.Events.Payloads;

namespace Omni.Contract.Events;

/// <summary>The records of the event types that report about accounts, numbers, templates, flows, calls, groups and people.</summary>
internal static class ReportTypes
{
    /// <summary>Returns the record of a type; null when it is none of these types.</summary>
    public static Type? RecordOf(string type) => type switch
    {
        EventTypes.AccountUpdated => typeof(AccountUpdated),
        EventTypes.AccountReviewed => typeof(AccountReviewed),
        EventTypes.AccountAlerted => typeof(AccountAlerted),
        EventTypes.AccountSettingsChanged => typeof(AccountSettingsChanged),
        EventTypes.AccountCapabilityChanged => typeof(AccountCapabilityChanged),
        EventTypes.PaymentConfigurationChanged => typeof(PaymentConfigurationChanged),
        EventTypes.PartnerSolutionChanged => typeof(PartnerSolutionChanged),
        EventTypes.NumberQualityChanged => typeof(NumberQualityChanged),
        EventTypes.NumberNameReviewed => typeof(NumberNameReviewed),
        EventTypes.NumberUsernameChanged => typeof(NumberUsernameChanged),
        EventTypes.NumberSecurityChanged => typeof(NumberSecurityChanged),
        EventTypes.NumberFailed => typeof(NumberFailed),
        EventTypes.TemplateStatusChanged => typeof(TemplateStatusChanged),
        EventTypes.TemplateQualityChanged => typeof(TemplateQualityChanged),
        EventTypes.TemplateCategoryChanged => typeof(TemplateCategoryChanged),
        EventTypes.TemplateComponentsChanged => typeof(TemplateComponentsChanged),
        EventTypes.FlowChanged => typeof(FlowChanged),
        EventTypes.ContactSynced => typeof(ContactSynced),
        EventTypes.UserIdChanged => typeof(UserIdChanged),
        EventTypes.ThreadControlChanged => typeof(ThreadControlChanged),
        EventTypes.ThreadSummarized => typeof(ThreadSummarized),
        EventTypes.MarketingActed => typeof(MarketingActed),
        EventTypes.ConversionReported => typeof(ConversionReported),
        _ when type.StartsWith(EventTypes.CallPrefix, StringComparison.Ordinal) => typeof(CallChanged),
        _ when type.StartsWith(EventTypes.GroupPrefix, StringComparison.Ordinal) => typeof(GroupChanged),
        _ => null,
    };
}
