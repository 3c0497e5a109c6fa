using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates what only <c>/marketing_messages</c> asks: a marketing template, one recipient, its own settings.</summary>
internal static class MarketingCheck
{
    private static readonly string[] Policies = ["CLOUD_API_FALLBACK", "STRICT"];

    public static IResult? Of(JsonElement message)
    {
        if (message.Text("type") != "template")
            return GraphFailure.Of(131055, "(#131055) Method not allowed", 400, details: "Only marketing templates can be sent here");
        if (string.IsNullOrEmpty(message.Text("to")) == string.IsNullOrEmpty(message.Text("recipient")))
            return GraphFailure.Parameter("Exactly one of to, recipient is required");
        if (message.Member("product_policy") is { } policy && !Policies.Contains(policy.ToString()))
            return GraphFailure.Parameter($"product_policy must be one of {{{string.Join(", ", Policies)}}}");
        return message.Member("message_activity_sharing") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) }
            ? GraphFailure.Parameter("message_activity_sharing must be a boolean")
            : null;
    }

    /// <param name="message">The request.</param>
    /// <param name="category">The category of its template.</param>
    public static IResult? OfTemplate(JsonElement message, string? category) => category == "marketing"
        ? null
        : GraphFailure.Of(134100, "(#134100) Only marketing messages supported", 400,
            details: $"template name ({message.Member("template").Text("name")}) is of category {category}");
}
