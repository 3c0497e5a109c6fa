using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Contract.Contents;

namespace Omni.Api.Sending;

/// <summary>Reads contact cards in full. Names may be camelCase or snake_case; a name may be a text or an object.</summary>
internal static class ContactCards
{
    /// <summary>The cards, or the first fault of their shape.</summary>
    public static (IReadOnlyList<ContactCard>? Cards, (string Path, string Message)? Fault) Read(JsonElement contacts)
    {
        if (contacts.ValueKind != JsonValueKind.Array || contacts.GetArrayLength() == 0)
            return (null, ("contacts", "'contacts' must be a list of at least one card"));
        var cards = new List<ContactCard>();
        foreach (var (card, at) in contacts.EnumerateArray().Select((c, i) => (c, i)))
        {
            if (card.ValueKind != JsonValueKind.Object) return (null, ($"contacts[{at}]", $"'contacts[{at}]' must be an object"));
            try
            {
                cards.Add(
                    Flatten(Humped(JsonNode.Parse(card.GetRawText())!)!.AsObject()).Deserialize<ContactCard>(JsonSerializerOptions.Web)!);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                var path = e is JsonException { Path: { Length: > 1 } inside }
                    ? $"contacts[{at}].{inside.TrimStart('$', '.')}"
                    : $"contacts[{at}]";
                return (null, (path, $"'{path}' has a value of the wrong type"));
            }
        }

        return (cards, null);
    }

    /// <summary>Meta nests the name and the organisation; a card has them flat.</summary>
    private static JsonObject Flatten(JsonObject card)
    {
        if (card["name"] is JsonObject name)
        {
            card.Remove("name");
            card["name"] = name["formattedName"]?.DeepClone() ?? JsonValue.Create("");
            foreach (var part in new[] { "firstName", "lastName", "middleName", "prefix", "suffix" }) card[part] = name[part]?.DeepClone();
        }

        card["name"] ??= JsonValue.Create("");
        if (card["org"] is JsonObject org)
        {
            card["organization"] = org["company"]?.DeepClone();
            card["department"] = org["department"]?.DeepClone();
            card["title"] = org["title"]?.DeepClone();
        }

        return card;
    }

    private static JsonNode? Humped(JsonNode? node) => node switch
    {
        JsonObject given => new JsonObject(given.Select(p => KeyValuePair.Create(Hump(p.Key), Humped(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Humped)]),
        _ => node?.DeepClone(),
    };

    private static string Hump(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
}
