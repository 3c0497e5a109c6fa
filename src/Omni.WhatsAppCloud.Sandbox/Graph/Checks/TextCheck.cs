using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates texts.</summary>
internal sealed class TextCheck : IKindCheck
{
    private const int MaxBody = 4096;

    public IReadOnlyList<string> Kinds => ["text"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var text = message.Member("text");
        if (!text.IsObject()) return GraphFailure.Missing("text");
        return text.Text("body") switch
        {
            null or "" => GraphFailure.Missing("text.body"),
            { Length: > MaxBody } body =>
                GraphFailure.Parameter($"Param text['body'] must be at most {MaxBody} characters long. It is {body.Length}"),
            _ => null,
        };
    }
}
