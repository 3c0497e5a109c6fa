using System.Globalization;
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
            if (place.Member(name) is not { } given) return GraphFailure.Missing($"location.{name}");

            // Meta's own examples write degrees as texts.
            if (!double.TryParse(given.ToString(), CultureInfo.InvariantCulture, out var degrees))
                return GraphFailure.Value($"location['{name}'] must be a number");
            if (Math.Abs(degrees) > limit) return GraphFailure.Value($"location['{name}'] must be between -{limit} and {limit}");
        }

        return null;
    }
}
