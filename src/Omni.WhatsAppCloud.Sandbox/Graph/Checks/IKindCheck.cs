using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates messages of a kind, as Meta does. <see cref="MessageCheck"/> finds every class that implements it.</summary>
internal interface IKindCheck
{
    /// <summary>The values of the message's <c>type</c>.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Returns Meta's error, or null when the message is valid.</summary>
    IResult? Of(SandboxNumber number, JsonElement message);
}
