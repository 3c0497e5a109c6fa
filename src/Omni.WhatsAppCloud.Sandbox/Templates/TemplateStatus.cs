namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>States of a template.</summary>
internal static class TemplateStatus
{
    public const string Approved = "APPROVED", Pending = "PENDING", Rejected = "REJECTED", Paused = "PAUSED", Disabled = "DISABLED",
        Archived = "ARCHIVED", Deleted = "DELETED";
}
