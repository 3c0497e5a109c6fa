using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.Templates;

/// <summary>The filters of a list of templates; each takes one value or a list.</summary>
internal static class TemplateFilter
{
    /// <summary>Filters by a member of the definition.</summary>
    private static readonly string[] Members = ["name", "status", "category", "language", "sub_category"];

    public static bool Fits(SandboxTemplate template, GraphRequest request) =>
        Members.All(name => request.Values(name) is not { Count: > 0 } wanted
            || wanted.Contains(name == "status" ? template.Status : template.Definition.Text(name) ?? "", StringComparer.OrdinalIgnoreCase))
        && (request.Text("name_or_content") is not { Length: > 0 } words || Holds(template.Name, words) || HoldsText(template, words))
        && (request.Text("content") is not { Length: > 0 } content || HoldsText(template, content))
        && (request.Text("source") is not { Length: > 0 } source || source != "AUTO_GENERATED");

    private static bool HoldsText(SandboxTemplate template, string words) =>
        template.Definition.Items("components").Any(c => c.Text("text") is { } text && Holds(text, words));

    private static bool Holds(string text, string words) => text.Contains(words, StringComparison.OrdinalIgnoreCase);
}
