namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>Meta's review of new and changed templates: all are approved, at once or after a while.</summary>
internal static class TemplateReview
{
    /// <summary>Stores the template, and returns it with its status.</summary>
    public static SandboxTemplate Begin(
        SandboxTemplate template, string accountId, SandboxNumber number, TemplateStore templates, TemplateNotices notices,
        SandboxOptions options)
    {
        var duration = options.TemplateReview;
        var stored = template.With(("status", duration > TimeSpan.Zero ? TemplateStatus.Pending : TemplateStatus.Approved));
        templates.Set(accountId, stored);
        if (duration > TimeSpan.Zero) templates.Review(accountId, stored, duration);
        notices.Tell(number, accountId, stored, TemplateStatus.Approved, duration);
        return stored;
    }
}
