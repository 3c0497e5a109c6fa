using System.Text.Json;
using Omni.WhatsAppCloud.Sandbox.Accounts;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The fields of a template.</summary>
internal sealed class TemplateFields
{
    /// <summary>Fields whose values stand in the template's definition, where it has them.</summary>
    private static readonly string[] Stored =
    [
        "name", "language", "status", "category", "sub_category", "previous_category", "correct_category", "parameter_format", "components",
        "rejected_reason", "quality_score", "last_updated_time", "message_send_ttl_seconds", "library_template_name",
        "cta_url_link_tracking_opted_out", "optimization_spec", "degrees_of_freedom_spec", "bid_spec", "is_primary_device_delivery_only",
    ];

    public TemplateFields()
    {
        Fields = new GraphFields<SandboxTemplate>(
            "WhatsAppMessageTemplate", t => t.Id, "name", "parameter_format", "components", "language", "status", "category");
        Fields.With("health_status", t => Health.Of(("MESSAGE_TEMPLATE", t.Id)));
        foreach (var name in Stored)
            Fields.With(name, t => t.Definition.Member(name) is { } value ? JsonSerializer.SerializeToNode(value) : null);
        Fields.With("status", t => t.Status);
    }

    public GraphFields<SandboxTemplate> Fields { get; }
}
