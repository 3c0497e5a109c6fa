using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Interactive;

/// <summary>Sends buttons, lists, products, flows and others: validates Meta's own object and sends it unchanged.</summary>
internal sealed class InteractiveSender : Sender<InteractiveContent>
{
    private const string Prefix = "interactive";

    private static readonly InteractiveValidator Rules = new();

    protected override Preparation Check(InteractiveContent content)
    {
        var (view, wrongAt) = CheckJson.Read(content.Interactive, CheckJson.Default.InteractiveView);
        if (view is null) return new Preparation.Refused([CheckFaults.WrongType(Prefix, wrongAt)]);
        var result = Rules.Validate(view);
        return result.IsValid
            ? new Preparation.Ready([content])
            : new Preparation.Refused(CheckFaults.Of(result, Prefix, JsonNamingPolicy.SnakeCaseLower));
    }

    protected override JsonElement Build(InteractiveContent content, OutgoingMessage message, string? uploadId) => content.Interactive;
}
