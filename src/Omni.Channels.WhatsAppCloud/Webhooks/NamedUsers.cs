using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Finds the users whom a change names by more than one id, whatever the change is about: messages, statuses, echoes, calls, groups,
/// preferences, contacts and history of the phone app. Contents of messages are not read: they name other people.
/// </summary>
internal static class NamedUsers
{
    private const int MaxDepth = 6;

    // Members of one object that name one user.
    private static readonly string[][] Families =
    [
        ["wa_id", "phone_number", "user_id", "parent_user_id", "input"],
        ["recipient_participant_id", "participant_id", "recipient_participant_user_id", "participant_user_id",
            "recipient_participant_parent_user_id", "participant_parent_user_id"],
    ];

    private static readonly string[] Senders = ["from", "from_user_id", "from_parent_user_id"],
        Receivers = ["to", "to_user_id", "to_parent_user_id"],
        Recipients = ["recipient_id", "recipient_user_id", "recipient_parent_user_id"];

    // Members whose objects are contents of a message, or name the business.
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal) { "metadata", "system", "recipient", "errors" };

    /// <summary>Returns the users; empty when every user is named once.</summary>
    public static IReadOnlyList<UserNames> Of(JsonElement value, DateTimeOffset receivedAt)
    {
        var own = PhoneNumber.DigitsOf(value.Member("metadata").Text("display_phone_number"));
        var found = new List<UserNames>();
        Read(value, name: "", new Context(own, TimeIn(value) ?? receivedAt), found, depth: 0);
        return found;
    }

    private static void Read(JsonElement item, string name, Context context, List<UserNames> found, int depth)
    {
        if (depth > MaxDepth) return;
        if (item.ValueKind == JsonValueKind.Array)
        {
            foreach (var each in item.EnumerateArray()) Read(each, name, context, found, depth + 1);
            return;
        }

        if (item.ValueKind != JsonValueKind.Object) return;

        var at = UnixTime.ReadSeconds(item.Text("timestamp")) ?? context.At;
        foreach (var family in Families) Add(item, family, context.Own, at, found);
        if (name != "message_echoes") Add(item, Senders, context.Own, at, found);
        Add(item, Receivers, context.Own, at, found);
        if (item.Text("recipient_type") != "group") Add(item, Recipients, context.Own, at, found);

        foreach (var member in item.EnumerateObject())
        {
            // Of a message only an echo that a standby field wraps is another message.
            if (name is "messages" or "message_echoes" && member.Name != "message") continue;
            if (Unread.Contains(member.Name)) continue;
            Read(member.Value, member.Name == "message" ? name : member.Name, context with { At = at }, found, depth + 1);
        }
    }

    private static void Add(JsonElement item, string[] family, string? own, DateTimeOffset at, List<UserNames> found)
    {
        var names = new List<string>();
        foreach (var member in family)
        {
            if (item.Member(member) is { ValueKind: JsonValueKind.Object } change)
                names.AddRange(new[] { change.Text("current"), change.Text("previous") }.OfType<string>());
            else if (item.Text(member) is { } name) names.Add(member == "input" ? PhoneNumber.Normalize(name) ?? name : name);
        }

        names = [.. names.Select(Plain).Where(name => name != own).Distinct(StringComparer.Ordinal)];
        if (names.Count < 2) return;
        var spelled = NumberSpelling.WithOthers(names).Distinct(StringComparer.Ordinal).ToList();
        if (found.Exists(user => spelled.TrueForAll(user.Ids.Contains))) return;
        found.Add(new UserNames
        {
            Ids = spelled,
            PhoneNumber = names.Find(name => name.All(char.IsAsciiDigit)),
            DisplayName = item.Member("profile").Text("name"),
            Username = item.Member("profile").Text("username"),
            AtUnixMs = at.ToUnixTimeMilliseconds(),
        });
    }

    /// <summary>Returns a number without its plus sign; other names as they are.</summary>
    private static string Plain(string name) => name is ['+', .. var digits] && digits.All(char.IsAsciiDigit) ? digits : name;

    /// <summary>Returns the time of the first message or status: contacts beside it have none of their own.</summary>
    private static DateTimeOffset? TimeIn(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Array) continue;
            foreach (var item in member.Value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && UnixTime.ReadSeconds(item.Text("timestamp")) is { } at) return at;
            }
        }

        return null;
    }

    private sealed record Context(string? Own, DateTimeOffset At);
}
