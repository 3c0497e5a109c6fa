using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates locations.</summary>
internal sealed class LocationCheck : IKindCheck
{
    public IReadOnlyList<string> Kinds => ["location"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var place = message.Member("location");
        if (!place.IsObject()) return GraphFailure.Missing("location");
        foreach (var (name, limit) in new[] { ("latitude", 90), ("longitude", 180) })
        {
            if (place.Member(name) is not { ValueKind: JsonValueKind.Number } degrees) return GraphFailure.Missing($"location.{name}");
            if (Math.Abs(degrees.GetDouble()) > limit)
                return GraphFailure.Value($"location['{name}'] must be between -{limit} and {limit}");
        }

        return null;
    }
}
