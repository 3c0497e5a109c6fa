using System.Text.Json;
using System.Text.Json.Nodes;
using FluentValidation;
using FluentValidation.Results;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Faults;
using Omni.Contract.Contents;
using Omni.Contract.Scheduled;
using Omni.Contract.Sending;

namespace Omni.Api.Sending.Scheduled;

/// <summary>Reads the content of a scheduled message as the send request of its type, so that one set of rules counts for both.</summary>
internal static class ScheduledContents
{
    private const string LocationRequest = "location_request", Flow = "flow";

    private static readonly string[] MediaTypes =
        [ContentType.Image, ContentType.Audio, ContentType.Video, ContentType.Document, ContentType.Sticker];

    /// <summary>Names of Omni's contents that a send request spells otherwise.</summary>
    private static readonly (string Theirs, string Ours)[] Spellings = [("mediaUrl", "url"), ("targetMessageId", "messageId")];

    /// <summary>Parts whose members a send request has at its top.</summary>
    private static readonly string[] Parts = ["location"];

    /// <summary>The type of a content; null when it names none.</summary>
    public static string? TypeOf(JsonElement content) =>
        content.TryGetProperty("type"u8, out var type) && type.ValueKind == JsonValueKind.String
            && type.GetRawText() is { Length: > 2 } name
            ? name[1..^1]
            : null;

    /// <summary>The send request, or the refusal of a content that is malformed or of no type that can be sent.</summary>
    /// <exception cref="JsonException">A field has a value of another kind than it must have.</exception>
    public static (SendRequest? Request, ApiError? Refusal) Read(ScheduleMessageRequest given, JsonSerializerOptions json)
    {
        var type = TypeOf(given.Content)!;
        var fields = FieldsOf(given, type);
        SendRequest? request = type switch
        {
            ContentType.Text => fields.Deserialize<SendTextRequest>(json),
            _ when MediaTypes.Contains(type) => fields.Deserialize<SendMediaRequest>(json),
            ContentType.Contact => fields.Deserialize<SendContactRequest>(json),
            ContentType.Location => fields.Deserialize<SendLocationRequest>(json),
            ContentType.Reaction => fields.Deserialize<SendReactionRequest>(json),
            TemplateContent.Name => fields.Deserialize<SendTemplateRequest>(json),
            InteractiveContent.Name or Flow or LocationRequest => fields.Deserialize<SendInteractiveRequest>(json),
            ContentType.Poll => fields.Deserialize<SendPollRequest>(json),
            _ => null,
        };
        return request is null ? (null, ApiError.NotSupported($"A message of type '{type}' cannot be sent")) : (request, null);
    }

    /// <summary>The refusal by the rules of the send request, whose fields are named as they are here; null when it is valid.</summary>
    public static ApiError? Check(SendRequest request, IServiceProvider services)
    {
        var result = request switch
        {
            SendTextRequest text => ResultOf(text),
            SendMediaRequest media => new SendMediaRequestValidator(hasFile: false).Validate(media),
            SendContactRequest contact => ResultOf(contact),
            SendLocationRequest location => ResultOf(location),
            SendReactionRequest reaction => ResultOf(reaction),
            SendTemplateRequest template => ResultOf(template),
            SendInteractiveRequest interactive => ResultOf(interactive),
            SendPollRequest poll => ResultOf(poll),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType(), "A kind of request that is not scheduled"),
        };
        var faults = result.Errors.Select(e => (Field: e.PropertyName, Message: e.ErrorMessage))
            .Concat(BodyFaults.Found.SelectMany(f => f.Value.Select(message => (Field: f.Key, Message: message)))).ToList();
        return faults.Count == 0 ? null : ApiError.Validation(
            faults.GroupBy(f => NameOf(f.Field), StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(f => f.Message).Distinct().ToArray()));

        ValidationResult ResultOf<T>(T one) => services.GetRequiredService<IValidator<T>>().Validate(one);
    }

    private static string NameOf(string field) => field switch
    {
        "to" => "chatId",
        "instanceId" or "sendAt" => field,
        _ => $"content.{field}",
    };

    private static JsonObject FieldsOf(ScheduleMessageRequest given, string type)
    {
        var content = given.Content;
        var fields = new JsonObject();
        Add(content, fields);
        foreach (var part in Parts)
        {
            if (!content.TryGetProperty(part, out var members) || members.ValueKind != JsonValueKind.Object) continue;
            fields.Remove(part);
            Add(members, fields);
        }

        foreach (var (theirs, ours) in Spellings)
        {
            if (fields[theirs] is not { } value) continue;
            fields.Remove(theirs);
            fields[ours] ??= value;
        }

        // What the content of a template names so in events.
        if (fields["template"] is JsonValue template)
        {
            fields.Remove("template");
            fields["name"] ??= template;
        }

        if (fields["bodyParameters"] is { } body)
        {
            fields.Remove("bodyParameters");
            fields["parameters"] ??= body;
        }

        if (type == LocationRequest)
        {
            fields["interactive"] ??= AskForLocation(fields["text"] ?? fields["body"]);
            fields.Remove("text");
            fields.Remove("body");
        }

        if (!MediaTypes.Contains(type)) fields.Remove("type");
        (fields["instanceId"], fields["to"], fields["sendAt"]) = (given.InstanceId, given.ChatId, given.SendAt.ToString("O"));
        return fields;
    }

    /// <summary>Adds the members of an object, of which the last one of a name counts.</summary>
    private static void Add(JsonElement members, JsonObject fields)
    {
        try
        {
            foreach (var member in members.EnumerateObject()) fields[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("'content' has a name that is no text", e);
        }
    }

    private static JsonObject AskForLocation(JsonNode? text) => new()
    {
        ["type"] = "location_request_message",
        ["body"] = new JsonObject { ["text"] = text?.DeepClone() },
        ["action"] = new JsonObject { ["name"] = "send_location" },
    };
}
