using Microsoft.OpenApi;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Describes the groups of operations.</summary>
internal static class Tags
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["Webhooks"] = "What a channel calls, and what is kept of it.",
        ["Health"] = "How the host is; open to all.",
        ["Auth"] = "Who asks.",
        ["Keys"] = "API keys: what each may do, and what was done with it.",
        ["Instances"] = "Numbers and accounts: their credentials, connection and profile.",
        ["Persons"] = "The people behind chats, and their erasure.",
        ["Outbox"] = "Messages that are not sent yet.",
        ["Media"] = "Files of messages.",
        ["Dead letters"] = "Webhooks that could not be used.",
        ["Not supported here"] = "Operations of Omni that no channel of this host has: they answer 400 CAPABILITY_NOT_SUPPORTED.",
        ["Send"] = "Sending messages.",
        ["Receipts"] = "Marking as read, and typing.",
        ["Messages"] = "Reading messages.",
        ["Chats"] = "Reading and changing chats.",
        ["Events"] = "What happened: lists, searches and the stream.",
        ["Subscriptions"] = "Where events are posted to.",
        ["Consumers"] = "Durable consumers: events pulled and acknowledged.",
        ["Scheduled messages"] = "Messages that are sent at a time, as Omni's clients schedule them.",
        ["Settings"] = "How the host is configured.",
        [Events.EventSchemas.Tag] = "The posts of subscriptions: webhooks of the host, which a receiver of yours answers.",
    };

    public static void Describe(Microsoft.OpenApi.OpenApiDocument document)
    {
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = Events.EventSchemas.Tag });
        foreach (var tag in document.Tags) tag.Description ??= Descriptions.GetValueOrDefault(tag.Name!, $"{tag.Name}.");
    }
}
