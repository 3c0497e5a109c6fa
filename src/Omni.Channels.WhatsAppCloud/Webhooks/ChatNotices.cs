using System.Text.Json;
using Omni.Channels.Sdk.Events;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>What fields without messages report about chats: calls open the service window, handovers tell who answers.</summary>
internal static class ChatNotices
{
    /// <summary>How long a thread stays with its holder while the user is silent.</summary>
    private static readonly TimeSpan IdleAfter = TimeSpan.FromHours(24);

    private const string Taken = "control_taken", Passed = "control_passed", AnotherResponder = "another responder";

    public static IReadOnlyList<ChatNotice> Of(string field, JsonElement value, DateTimeOffset receivedAt) => field switch
    {
        "calls" => OfCalls(value, receivedAt),
        "messaging_handovers" => OfHandover(value, receivedAt) is { } handover ? [handover] : [],
        _ => [],
    };

    /// <summary>Returns the notice of a message that came because another partner holds the thread.</summary>
    public static ChatNotice OfStandby(ChatIdentity chat, DateTimeOffset sentAt) => new()
    {
        ChatId = chat.ChatId,
        Addresses = chat.Addresses,
        Thread = new ThreadHolder(AnotherResponder, sentAt + IdleAfter),
    };

    /// <summary>Returns the notice of a send that Meta refused because another partner holds the thread.</summary>
    public static ChatNotice OfRefusedSend(string chatId, DateTimeOffset at) =>
        new() { ChatId = chatId, Thread = new ThreadHolder(AnotherResponder, at + IdleAfter) };

    private static IReadOnlyList<ChatNotice> OfCalls(JsonElement value, DateTimeOffset receivedAt)
    {
        var read = MessagesValue.Read(value);
        return [.. value.Items("calls").Select(call => OfCall(CallNotice.Read(call), read, receivedAt)).OfType<ChatNotice>()];
    }

    private static ChatNotice? OfCall(CallNotice call, MessagesValue value, DateTimeOffset receivedAt)
    {
        if (ServiceWindows.After(call, receivedAt) is not { } until) return null;
        if (ChatIdentity.OfCaller(call, value) is not { } caller) return null;
        return new ChatNotice
        {
            ChatId = caller.ChatId,
            Addresses = caller.Addresses,
            ContactedBy = caller.ToParticipant(),
            WindowUntil = until,
        };
    }

    private static ChatNotice? OfHandover(JsonElement value, DateTimeOffset receivedAt)
    {
        var (sender, type) = (value.Member("sender"), value.Text("type"));
        string[] names = [.. new[] { sender.Text("phone_number"), sender.Text("user_id") }.OfType<string>()];
        if (names is not [var chat, ..] || type is not (Passed or Taken)) return null;
        var at = UnixTime.ReadSeconds(value.Text("timestamp")) ?? receivedAt;
        var details = value.Member(type);
        return new ChatNotice
        {
            ChatId = chat,
            Addresses = names,
            Thread = type == Passed ? ThreadHolder.Ours : new ThreadHolder(OwnerOf(details), at + IdleAfter),
        };
    }

    private static string OwnerOf(JsonElement? details) =>
        details.Text("new_owner_role") ?? details.Text("new_owner_app_role") ?? details.Text("new_owner_app_id") ?? AnotherResponder;
}
