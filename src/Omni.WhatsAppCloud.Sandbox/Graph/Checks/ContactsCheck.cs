using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Graph.Checks;

/// <summary>Validates contact cards.</summary>
internal sealed class ContactsCheck : IKindCheck
{
    private static readonly string[] OtherNames = ["first_name", "last_name", "middle_name", "prefix", "suffix"];

    public IReadOnlyList<string> Kinds => ["contacts"];

    public IResult? Of(SandboxNumber number, JsonElement message)
    {
        var cards = message.Items("contacts");
        if (cards.Count == 0) return GraphFailure.Missing("contacts");
        foreach (var card in cards)
        {
            if (string.IsNullOrEmpty(card.Member("name").Text("formatted_name")))
                return GraphFailure.Missing("contacts.name.formatted_name");
            if (OtherNames.All(name => string.IsNullOrEmpty(card.Member("name").Text(name))))
                return GraphFailure.Parameter("contacts['name'] needs at least one more field besides formatted_name");
            if (card.Items("phones").Any(p => string.IsNullOrEmpty(p.Text("phone")))) return GraphFailure.Missing("contacts.phones.phone");
        }

        return null;
    }
}
