using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;
using Omni.WhatsAppCloud.Sandbox.Media;
using Omni.WhatsAppCloud.Sandbox.State;

namespace Omni.WhatsAppCloud.Sandbox.Control;

/// <summary>Builds the messages of simulated customers.</summary>
internal sealed class CustomerMessages(Conversations conversations, Taps taps, MediaStore store)
{
    // Fields of the control API; all other fields belong to the message.
    private static readonly string[] Ours =
    [
        "text", "name", "username", "hideNumber", "replyTo", "forwarded", "frequentlyForwarded", "referredProduct", "groupId",
        "phoneNumberId", "media", "press",
    ];

    /// <summary>Builds Meta's message object: from short text, a tap, media bytes, or the given object.</summary>
    public async Task<(JsonObject? Message, string? Complaint)> ReadAsync(
        SandboxNumber number, string person, JsonElement body, CancellationToken ct)
    {
        var message = new JsonObject();
        foreach (var member in body.EnumerateObject().Where(m => !Ours.Contains(m.Name)))
            message[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        if (body.Text("text") is { Length: > 0 } text)
        {
            message["type"] = "text";
            message["text"] = new JsonObject { ["body"] = text };
        }
        else if (body.Member("text") is { ValueKind: JsonValueKind.Object } words)
        {
            message["text"] = JsonNode.Parse(words.GetRawText());
        }

        if (body.Member("press") is { } pressed)
        {
            if (taps.Of(number, person, body.Text("replyTo"), pressed.ToString()) is not { } tap)
                return (null, "press must be the id of a button, row or quick reply of the message in replyTo, on this customer's phone");
            foreach (var (name, value) in tap) message[name] = value?.DeepClone();
        }

        if (message["type"]?.GetValueKind() != JsonValueKind.String)
            return (null, "text is required, or type with Meta's object of that type");
        if (body.Member("media") is { } media && await StoreAsync(number, message, media, ct) is { } complaint)
            return (null, complaint);

        var context = new JsonObject();
        if (body.Text("replyTo") is { } wamid) (context["from"], context["id"]) = (conversations.AuthorOf(wamid, number), wamid);
        if (body.Member("forwarded") is { ValueKind: JsonValueKind.True }) context["forwarded"] = true;
        if (body.Member("frequentlyForwarded") is { ValueKind: JsonValueKind.True }) context["frequently_forwarded"] = true;
        if (body.Member("referredProduct") is { } product) context["referred_product"] = JsonNode.Parse(product.GetRawText());
        if (context.Count > 0) message["context"] = context;
        if (body.Text("groupId") is { } group) message["group_id"] = group;
        return (message, null);
    }

    /// <summary>Stores the media and adds its id to the message; returns an error, or null.</summary>
    private async Task<string?> StoreAsync(SandboxNumber number, JsonObject message, JsonElement media, CancellationToken ct)
    {
        if (media.Unknown("base64", "mimeType", "habits") is { } unknown) return $"media: {unknown}";
        byte[] bytes;
        try
        {
            bytes = Convert.FromBase64String(media.Text("base64") ?? "");
        }
        catch (FormatException)
        {
            return "media.base64 is not base64";
        }

        var kind = message["type"]!.GetValue<string>();
        var (behavior, complaint) = media.Member("habits") is { } given
            ? ControlBody.Read<MediaBehavior>(given)
            : (new MediaBehavior(), null);
        if (behavior is null) return $"media.habits: {complaint}";
        if (behavior.Complaint() is { } wrong) return wrong;
        using var stream = new MemoryStream(bytes);
        var stored = (await store.AddAsync(
            number, stream, media.Text("mimeType") ?? "application/octet-stream", long.MaxValue, behavior, ct))!;
        var body = message[kind] as JsonObject ?? [];
        (body["id"], body["mime_type"], body["sha256"]) = (stored.Id, stored.MimeType,
            Convert.ToBase64String(Convert.FromHexString(behavior.WrongHash ? new string('0', 64) : stored.Sha256)));
        message[kind] = body;
        return null;
    }

    /// <summary>Returns the id of the message's media; null when it has none.</summary>
    public static string? MediaIdOf(JsonObject message) => message[message["type"]!.GetValue<string>()] is JsonObject body
        && body["id"]?.GetValueKind() == JsonValueKind.String ? body["id"]!.GetValue<string>() : null;
}
