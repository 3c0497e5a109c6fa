using System.Collections.Frozen;
using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates a message by its kind, as Meta does; returns Meta's error, or null when the message is valid.</summary>
internal sealed class MessageCheck(IEnumerable<IKindCheck> checks)
{
    private const int MaxOpaqueLength = 512;

    private readonly FrozenDictionary<string, IKindCheck> _checks =
        checks.SelectMany(check => check.Kinds, (check, kind) => (kind, check)).ToFrozenDictionary(c => c.kind, c => c.check);

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var (to, recipient) = (message.Text("to"), message.Text("recipient"));
        if (string.IsNullOrWhiteSpace(to) && string.IsNullOrWhiteSpace(recipient))
            return GraphFailure.Parameter("The parameter to is required.");
        if (to?.StartsWith("00", StringComparison.Ordinal) == true) return GraphFailure.Parameter("to must not begin with 00");
        if (message.Text("recipient_type") is not (null or "individual" or "group"))
            return GraphFailure.Parameter("recipient_type must be one of {INDIVIDUAL, GROUP}");
        if (message.Text("biz_opaque_callback_data")?.Length > MaxOpaqueLength)
            return GraphFailure.Parameter($"biz_opaque_callback_data must be at most {MaxOpaqueLength} characters long");
        if (message.Member("context") is { } context && string.IsNullOrEmpty(context.Text("message_id")))
            return GraphFailure.Missing("context.message_id");
        var type = message.Text("type") ?? "text";
        return _checks.TryGetValue(type, out var check)
            ? check.Of(number, message)
            : GraphFailure.Of(131051, "(#131051) Unsupported message type", 400, details: $"Message type '{type}' is not supported");
    }
}
