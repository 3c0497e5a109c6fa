using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>
/// Sends buttons, lists, products, flows and others: validates Meta's own object and sends it unchanged. An object of a type that is not
/// known here goes to Meta as it is.
/// </summary>
internal sealed class InteractiveSender : Sender<InteractiveContent>
{
    private const string Prefix = "interactive";

    private static readonly InteractiveValidator Rules = new();

    /// <summary>Validates Meta's object that another content became: faults name the fields of the request.</summary>
    public static Preparation Checked(InteractiveContent content, Func<string, string> nameOf) =>
        CheckObject(content) is Preparation.Refused { Faults: var faults }
            ? new Preparation.Refused([.. faults.Select(fault => Renamed(fault, nameOf(fault.Path)))])
            : new Preparation.Ready([content]);

    protected override Preparation Check(InteractiveContent content) => CheckObject(content);

    private static ContentFault Renamed(ContentFault fault, string name) =>
        new(name, fault.Message.Replace($"'{fault.Path}'", $"'{name}'", StringComparison.Ordinal));

    private static Preparation CheckObject(InteractiveContent content)
    {
        if (content.Interactive.Member("type") is not { ValueKind: JsonValueKind.String } type || type.GetString()!.Trim().Length == 0)
            return new Preparation.Refused($"{Prefix}.type", $"'{Prefix}.type' is required");
        if (!InteractiveValidator.Knows(type.GetString()!)) return new Preparation.Ready([content]);
        var (view, wrongAt) = CheckJson.Read(content.Interactive, CheckJson.Default.InteractiveView);
        if (view is null) return new Preparation.Refused([CheckFaults.WrongType(Prefix, wrongAt)]);
        var result = Rules.Validate(view);
        return result.IsValid
            ? new Preparation.Ready([content])
            : new Preparation.Refused(CheckFaults.Of(result, Prefix, JsonNamingPolicy.SnakeCaseLower));
    }

    protected override JsonElement Build(InteractiveContent content, OutgoingMessage message, string? uploadId) => content.Interactive;
}
