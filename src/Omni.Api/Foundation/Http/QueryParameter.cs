using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Omni.Contract.Events;

namespace Omni.Api.Foundation.Http;

/// <summary>A query parameter of a list as the OpenAPI document shows it; <see cref="ListQuery"/> reads it.</summary>
internal sealed record QueryParameter(
    string Name, string Description, JsonSchemaType Type = JsonSchemaType.String, string? Format = null,
    IReadOnlyList<string>? Values = null)
{
    /// <summary>Names the <c>limit</c> of lists with longer pages.</summary>
    public const string LongLimit = "limit of long pages";

    private static readonly Dictionary<string, QueryParameter> Known = new[]
    {
        new QueryParameter(
            "limit", $"The page size; default {ListQuery.DefaultLimit}, more than {ListQuery.MaxLimit} count as {ListQuery.MaxLimit}",
            JsonSchemaType.Integer),
        new QueryParameter(
            "waitMs", "How long to wait for an event when there is none, in ms: 0 to 30000; default 0", JsonSchemaType.Integer),
        new QueryParameter(
            "leaseMs", "How long the lease of a shared consumer holds, in ms; default as the consumer says", JsonSchemaType.Integer),
        new QueryParameter("cursor", "meta.cursor of the previous page; omit it for the first page"),
        new QueryParameter("since", "The start of the range, inclusive, ISO 8601", Format: "date-time"),
        new QueryParameter("until", "The end of the range, inclusive, ISO 8601", Format: "date-time"),
        new QueryParameter("before", "The end of the range: an ISO 8601 time, inclusive, or the id of a message, exclusive"),
        new QueryParameter("after", "The start of the range: an ISO 8601 time, inclusive, or the id of a message, exclusive"),
        new QueryParameter("search", "Words to search for, each by its beginning; case and accents do not matter"),
        new QueryParameter("instanceId", "Only of this instance", Format: "uuid"),
        new QueryParameter("chatId", "Only of this chat, by its id in this host or the channel's"),
        new QueryParameter("keyId", "Only of this API key", Format: "uuid"),
        new QueryParameter("subscriptionId", "Only of this subscription", Format: "uuid"),
        new QueryParameter("personId", "Only of this person", Format: "uuid"),
        new QueryParameter("messageId", "Only of this message, by its id in this host or the channel's"),
        new QueryParameter("externalId", "The channel's id"),
        new QueryParameter("channel", "Channel ids, separated by commas"),
        new QueryParameter("status", "States, separated by commas"),
        new QueryParameter("source", "Any of realtime, sync, api, import, separated by commas"),
        new QueryParameter("messageType", "Kinds of message such as text,image, separated by commas"),
        new QueryParameter(
            "eventType", "Event types such as message.received, or beginnings such as message.*, separated by commas"),
        new QueryParameter("excludeTypes", "Event types or beginnings to omit, separated by commas; stronger than eventType"),
        new QueryParameter("channels", "The same as channel"),
        new QueryParameter("contentType", "Kinds of content such as text, separated by commas"),
        new QueryParameter("direction", "The direction of the message", Values: [Direction.Inbound, Direction.Outbound]),
        new QueryParameter("chatType", "Any of dm, group, channel, separated by commas"),
        new QueryParameter("excludeChatTypes", "Types of chats to omit, separated by commas"),
        new QueryParameter("pendingOnly", "Only chats whose last message the other side wrote", JsonSchemaType.Boolean),
        new QueryParameter(
            "attentionOnly", "Only chats whose settings have agentPaused and not closed: a human is wanted", JsonSchemaType.Boolean),
        new QueryParameter("label", "The label"),
        new QueryParameter("includeHidden", "Whether to include hidden chats", JsonSchemaType.Boolean),
        new QueryParameter("mediaOnly", "Only messages with media", JsonSchemaType.Boolean),
        new QueryParameter("sort", "Order of the list", Values: ["activity", "oldest", "unread", "name"]),
        new QueryParameter("hasMedia", "true: only messages with media; false: only messages without", JsonSchemaType.Boolean),
        new QueryParameter("unreadOnly", "Only chats with unread messages", JsonSchemaType.Boolean),
        new QueryParameter("includeArchived", "Whether to include archived chats", JsonSchemaType.Boolean),
        new QueryParameter("excludeGroups", "Whether to omit groups", JsonSchemaType.Boolean),
        new QueryParameter("allTime", "Whether to count all stored messages instead of those of the last 24 hours", JsonSchemaType.Boolean),
        new QueryParameter("granularity", "Adds a timeline with this step", Values: ["hourly", "daily"]),
        new QueryParameter("path", "Text that the path contains"),
        new QueryParameter("statusCode", "The HTTP status of the response", JsonSchemaType.Integer),
        new QueryParameter("category", "Settings of this section"),
        new QueryParameter("lastEventId", "Continue after this event, if the header Last-Event-ID cannot be set", Format: "uuid"),
    }.ToDictionary(p => p.Name, StringComparer.Ordinal);

    private static readonly QueryParameter OfLongPages = new(
        "limit", "The page size; default 100, more than 500 count as 500", JsonSchemaType.Integer);

    public static QueryParameter Of(string name) => name == LongLimit ? OfLongPages : Known[name];

    public IOpenApiParameter ToOpenApi() => new OpenApiParameter
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Description,
        Schema = new OpenApiSchema
        {
            Type = Type,
            Format = Format,
            Enum = Values is null ? null : [.. Values.Select(v => (JsonNode)JsonValue.Create(v))],
        },
    };
}
