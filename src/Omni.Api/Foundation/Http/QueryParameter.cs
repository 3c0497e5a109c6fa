using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Omni.Contract.Events;

namespace Omni.Api.Foundation.Http;

/// <summary>A query parameter of a list as the OpenAPI document shows it; <see cref="ListQuery"/> reads it.</summary>
internal sealed record QueryParameter(
    string Name, string Description, JsonSchemaType Type = JsonSchemaType.String, string? Format = null,
    IReadOnlyList<string>? Values = null)
{
    private static readonly Dictionary<string, QueryParameter> Known = new[]
    {
        new QueryParameter(
            "limit", $"How many, 1 to {ListQuery.MaxLimit}; {ListQuery.DefaultLimit} when it is not given", JsonSchemaType.Integer),
        new QueryParameter("cursor", "Where to go on: meta.cursor of the page before"),
        new QueryParameter("since", "From this time on, ISO 8601", Format: "date-time"),
        new QueryParameter("until", "Up to this time, ISO 8601", Format: "date-time"),
        new QueryParameter("before", "Up to this time, ISO 8601; the same as until", Format: "date-time"),
        new QueryParameter("after", "From this time on, ISO 8601; the same as since", Format: "date-time"),
        new QueryParameter("search", "A part of the text"),
        new QueryParameter("instanceId", "Of this instance", Format: "uuid"),
        new QueryParameter("chatId", "Of this chat", Format: "uuid"),
        new QueryParameter("keyId", "Of this API key", Format: "uuid"),
        new QueryParameter("subscriptionId", "Of this subscription", Format: "uuid"),
        new QueryParameter("personId", "Of this person", Format: "uuid"),
        new QueryParameter("externalId", "The channel's id"),
        new QueryParameter("channel", "Channel ids, separated by commas"),
        new QueryParameter("status", "State or states, separated by commas"),
        new QueryParameter("source", "Any of realtime, sync, api, import, separated by commas"),
        new QueryParameter("messageType", "Kinds of message such as text,image, separated by commas"),
        new QueryParameter("eventType", "Event types such as message.received, separated by commas"),
        new QueryParameter("contentType", "Kinds of content such as text, separated by commas"),
        new QueryParameter("direction", "Which way", Values: [Direction.Inbound, Direction.Outbound]),
        new QueryParameter("chatType", "Any of dm, group, channel, separated by commas"),
        new QueryParameter("sort", "Order of the list", Values: ["activity", "oldest", "unread", "name"]),
        new QueryParameter("hasMedia", "Only with media, or only without", JsonSchemaType.Boolean),
        new QueryParameter("unreadOnly", "Only what has unread messages", JsonSchemaType.Boolean),
        new QueryParameter("includeArchived", "Archived chats too", JsonSchemaType.Boolean),
        new QueryParameter("excludeGroups", "People only", JsonSchemaType.Boolean),
        new QueryParameter("allTime", "Everything that is kept, not the last 24 hours", JsonSchemaType.Boolean),
        new QueryParameter("granularity", "Adds a timeline in such steps", Values: ["hourly", "daily"]),
        new QueryParameter("path", "A part of the path"),
        new QueryParameter("statusCode", "The HTTP status that was answered", JsonSchemaType.Integer),
        new QueryParameter("category", "Settings of this section"),
        new QueryParameter("lastEventId", "Go on after this event, where the header Last-Event-ID cannot be set", Format: "uuid"),
    }.ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static QueryParameter Of(string name) => Known[name];

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
