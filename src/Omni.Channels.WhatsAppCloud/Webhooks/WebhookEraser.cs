using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>
/// Removes a person from a stored webhook. In each change about the instance's number, it removes list items that name the
/// person (contacts, messages, statuses), removes a change that names the person directly, and replaces the person's ids in
/// the rest, such as replies by other people.
/// </summary>
internal static class WebhookEraser
{
    private const string Erased = "[erased]";

    /// <summary>What holds lists of its own: threads of another partner, and the history of the phone app.</summary>
    private static readonly string[] Containers = [StandbyHandler.Field, HistoryHandler.Field, "threads"];

    /// <summary>Returns the body without the person; null when nothing changes, empty when nothing else is left.</summary>
    public static ReadOnlyMemory<byte>? Erase(
        ReadOnlyMemory<byte> body, string? phoneNumberId, string? businessAccountId, IReadOnlySet<string> userIds)
    {
        if (!userIds.Any(id => body.Span.IndexOf(Encoding.UTF8.GetBytes(id)) >= 0)) return null;
        if (Parse(body) is not JsonObject root || root["entry"] is not JsonArray entries) return ReadOnlyMemory<byte>.Empty;

        var isChanged = false;
        foreach (var entry in entries.OfType<JsonObject>().ToList())
        {
            if (entry["changes"] is not JsonArray changes) continue;
            foreach (var change in changes.OfType<JsonObject>().Where(c => IsOf(c, entry, phoneNumberId, businessAccountId)).ToList())
            {
                var (isTouched, isLeft) = Erase(change, userIds);
                isChanged |= isTouched;
                if (isTouched && !isLeft) changes.Remove(change);
            }

            if (changes.Count == 0) entries.Remove(entry);
        }

        if (!isChanged) return null;
        return entries.Count == 0 ? ReadOnlyMemory<byte>.Empty : JsonSerializer.SerializeToUtf8Bytes(root);
    }

    /// <summary>A change that names a number concerns only that number; one without a number concerns the account.</summary>
    private static bool IsOf(JsonObject change, JsonObject entry, string? phoneNumberId, string? businessAccountId)
    {
        var number = Text((change["value"] as JsonObject)?["metadata"] is JsonObject metadata ? metadata["phone_number_id"] : null);
        return number is not null ? number == phoneNumberId : Text(entry["id"]) is { } account && account == businessAccountId;
    }

    private static (bool IsTouched, bool IsLeft) Erase(JsonObject change, IReadOnlySet<string> userIds)
    {
        if (change["value"] is not JsonObject value) return (false, true);
        if (Names(value, userIds) || Names(value["sender"] as JsonObject, userIds)) return (true, false);

        var isShorter = false;
        foreach (var list in ListsOf(value).ToList())
        {
            foreach (var item in list.OfType<JsonObject>().Where(item => Names(item, userIds) || IsThreadWith(item, userIds)).ToList())
                isShorter |= list.Remove(item);
        }

        var isRenamed = Replace(value, userIds);
        return (isShorter || isRenamed, !isShorter || ListsOf(value).Any(list => list.Count > 0));
    }

    /// <summary>The lists of a value, also those inside what holds messages of several chats.</summary>
    private static IEnumerable<JsonArray> ListsOf(JsonObject value) => value.SelectMany(member => member.Value switch
    {
        JsonArray list when Containers.Contains(member.Key) => list.OfType<JsonObject>().SelectMany(ListsOf).Prepend(list),
        JsonArray list => [list],
        JsonObject inner when Containers.Contains(member.Key) => ListsOf(inner),
        _ => Enumerable.Empty<JsonArray>(),
    });

    private static bool IsThreadWith(JsonObject item, IReadOnlySet<string> userIds) =>
        item["messages"] is JsonArray && Names(item["context"] as JsonObject, userIds);

    private static bool Names(JsonObject? item, IReadOnlySet<string> userIds) =>
        item is not null && item.Any(member => Text(member.Value) is { } text && userIds.Contains(text));

    private static bool Replace(JsonNode node, IReadOnlySet<string> userIds)
    {
        var isChanged = false;
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members.ToList())
                {
                    if (Text(value) is { } text && userIds.Contains(text)) (members[key], isChanged) = (Erased, true);
                    else if (value is not null) isChanged |= Replace(value, userIds);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Text(items[i]) is { } text && userIds.Contains(text)) (items[i], isChanged) = (Erased, true);
                    else if (items[i] is { } item) isChanged |= Replace(item, userIds);
                }

                break;
        }

        return isChanged;
    }

    /// <summary>A text, or a number as text: an id may be written as either.</summary>
    private static string? Text(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };

    /// <summary>Parses a body; null when it is invalid JSON or has a duplicate member: such a body is removed completely.</summary>
    private static JsonNode? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(
                LenientText.Repair(body).Span, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
