using Omni.Api.Foundation.Http;

namespace Omni.Api.Operations.Unsupported;

/// <summary>
/// The paths of Omni that this host has not. The first row that takes a request answers it; an endpoint of the host wins over every row.
/// </summary>
internal static class OmniPaths
{
    public static IReadOnlyList<OmniPath> All { get; } =
    [
        // Lists of Omni's own parts are empty, so that Omni's screens load.
        Empty("/agents"),
        Empty("/providers"),
        Empty("/automations"),
        Empty("/webhook-sources"),
        Empty("/batch-jobs"),
        Empty("/conversations"),
        Empty("/access/rules"),
        Empty("/instances/{}/routes"),
        Empty("/instances/{}/pairing-requests"),
        new("GET HEAD", "/turns", request => Results.Ok(new { data = new
        {
            items = Array.Empty<object>(), total = 0, limit = NumberOf(request, "limit", 50), offset = NumberOf(request, "offset", 0),
        } })),
        new("POST", "/turns/close", _ => Results.Ok(new { data = new { alreadyClosed = true } })),
        new("GET POST", "/access/check", _ => Results.Ok(new { data = new { allowed = true, reason = "Default allow" } })),

        // Of messages
        Cannot("POST DELETE", "/messages/{}/star", "star messages"),
        Cannot("POST", "/messages/{}/reactions", "keep reactions by hand: POST /messages/send/reaction sends one"),
        Cannot("POST", "/messages/{}/edit", "edit sent messages"),
        Cannot("GET", "/messages/{}/permalink", "link to a message"),
        Cannot("POST", "/messages", "store messages that it did not carry: POST /messages/send sends one"),
        Cannot("PATCH PUT DELETE", "/messages/{}", "change stored messages: they are what was sent and received"),
        Cannot("PATCH PUT", "/messages/{}/delivery-status", "change what the channel reports"),
        Cannot("POST", "/messages/send/close-contact", "close a contact: send the text with POST /messages/send"),
        Cannot("*", "/messages/send/forward/**", "forward messages: send the content again"),

        // Of chats
        Cannot("POST", "/chats/sync-names", "read the names of chats: they come with the messages"),
        Cannot("POST DELETE", "/chats/{}/pin", "pin chats"),
        Cannot("POST DELETE", "/chats/{}/unpin", "pin chats"),
        Cannot("POST DELETE", "/chats/{}/mute", "mute chats"),
        Cannot("POST DELETE", "/chats/{}/unmute", "mute chats"),
        Cannot("POST PUT DELETE", "/chats/{}/disappearing", "let messages disappear"),
        Cannot("PATCH PUT", "/chats/{}/participants/{}", "change who is in a chat: the channel says it"),

        // Of instances
        Empty("/instances/{}/sync"),
        Cannot("GET", "/instances/{}/sync/{}", "tell what was said before: there is no such job"),
        Cannot("POST", "/instances/{}/resync", "tell what was said before"),
        Cannot("POST", "/instances/{}/replay", "tell what was said before: POST /webhooks/replay repeats what was received"),
        Cannot("POST", "/instances/{}/check-number", "say whether a number has an account: send, and the status says it"),
        Cannot("POST DELETE", "/instances/{}/block", "block people"),
        Cannot("GET", "/instances/{}/blocklist", "block people"),
        Cannot("*", "/instances/{}/privacy/**", "change settings of privacy"),
        Cannot("*", "/instances/{}/calls/**", "answer calls"),
        Cannot("*", "/instances/{}/guilds/**", "have guilds"),
        Cannot("*", "/instances/{}/presence/**", "show who is online"),
        Cannot("*", "/instances/{}/profile/**", "change its profile: change it in Meta's own tools"),
        Cannot("*", "/instances/{}/groups/**", "manage groups"),
        Cannot("*", "/instances/{}/whatsapp-business/**", "be managed by this route: PATCH /instances/{id} and POST …/connect do it"),
        Cannot("*", "/instances/{}/whatsapp-cloud/**", "be managed by this route: PATCH /instances/{id} and POST …/connect do it"),
        Cannot("*", "/instances/{}/whatsapp-templates/**", "manage templates by this route: POST /messages/send/template sends one"),
        Cannot("*", "/instances/{}/whatsapp-flows/**", "manage flows by this route: POST /messages/send/interactive sends one"),
        Family("/instances/{}/routes/**", "routes"),
        Family("/instances/{}/pairing-requests/**", "pairing-requests"),

        // Of events, persons and others that a later version may have
        Cannot("POST", "/events/trigger", "make events: they tell what happened"),
        Cannot("*", "/events/schemas/**", "register schemas: docs/receive/events.md lists the events"),
        Cannot("GET", "/events/types", "list its event types here: docs/receive/events.md does"),
        Cannot("GET", "/events/timeline/{}", "make the timeline of a person: GET /messages?search= finds messages"),
        Cannot("GET", "/events/by-sender/{}", "list events by sender: GET /events?search= finds them"),
        Cannot("GET", "/events/{}/trace", "trace events"),
        Family("/events/{}/payloads/**", "payloads"),
        Cannot("*", "/event-ops/replay/**", "repeat events to others: POST /webhooks/replay processes what was received again"),
        Cannot("GET", "/event-ops/metrics", "show metrics here: GET /metrics shows them to Prometheus"),
        Cannot("*", "/event-ops/**", "work on events as a whole"),
        Cannot("*", "/persons/**", "show persons here: GET /instances/{id}/contacts lists them"),
        Cannot("*", "/context/**", "keep a context of a key: give --instance and the chat"),
        Cannot("*", "/journeys/**", "show journeys: 'timings' of an event has its times"),
        Cannot("POST PUT PATCH DELETE", "/settings", "change settings by REST: they are set where the host is configured"),
        Cannot("POST PUT PATCH DELETE", "/settings/{}", "change settings by REST: they are set where the host is configured"),
        Cannot("GET", "/settings/{}/history", "show earlier settings: they are set where the host is configured"),
        Cannot("*", "/logs/**", "show logs: they are the operator's"),
        Cannot("GET", "/metrics", "show metrics here: GET /metrics, without /api/v2, shows them to Prometheus"),
        Cannot("*", "/media/tts/**", "make speech"),
        Cannot("*", "/media/stt/**", "transcribe speech"),
        Cannot("*", "/media/imagine/**", "make images"),
        Cannot("*", "/media/vision/**", "describe images"),
        Cannot("*", "/media/film/**", "make videos"),
        Cannot("*", "/media/music/**", "make music"),

        // Of Omni alone: whole families
        .. FamiliesOfOmni.Select(family => Family($"/{family}/**", family)),
    ];

    private static string[] FamiliesOfOmni =>
    [
        "a2a", "access", "agent-state", "agent-tasks", "agents", "automation-logs", "automation-metrics", "automations", "batch-jobs",
        "channel-harness", "conversations", "follow-up", "handoffs", "payload-config", "payload-stats", "payloads", "processed-events",
        "prompts", "providers", "routes", "slack", "trust", "tts", "turns", "voice", "webhook-sources", "webhooks",
    ];

    private static OmniPath Empty(string pattern) =>
        new("GET HEAD", pattern, _ => Results.Ok(new Page<object>([], new PageMeta(HasMore: false, Cursor: null))));

    /// <summary>What no channel of the host can do, or the host itself.</summary>
    private static OmniPath Cannot(string methods, string pattern, string what) =>
        new(methods, pattern, _ => ApiError.NotSupported($"This host cannot {what}"));

    private static OmniPath Family(string pattern, string family) => new("*", pattern, _ => ApiError.NotSupported(
        $"{family} is a part of Omni, not of this host; keep them on an Omni and let it use this host as its channel"));

    private static int NumberOf(HttpRequest request, string name, int otherwise) =>
        int.TryParse(request.Query[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
