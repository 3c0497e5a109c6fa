using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.WhatsAppCloud.Sandbox.Graph;

namespace Omni.WhatsAppCloud.Sandbox.PhoneNumbers;

/// <summary>The settings of calls, identity checks, storage and encryption of a number.</summary>
internal static class NumberSettings
{
    private const string Calling = "calling", Status = "status";
    private const string Enabled = "ENABLED", Disabled = "DISABLED";

    /// <summary>The groups of settings; each is replaced member by member.</summary>
    private static readonly string[] Groups = [Calling, "user_identity_change", "storage_configuration", "payload_encryption"];

    private static readonly GraphFields<JsonObject> Fields = new GraphFields<JsonObject>(
            "WhatsAppBusinessPhoneNumberSettings", null, Groups)
        .With(Groups[0], s => s[Groups[0]]?.DeepClone())
        .With(Groups[1], s => s[Groups[1]]?.DeepClone())
        .With(Groups[2], s => s[Groups[2]]?.DeepClone())
        .With(Groups[3], s => s[Groups[3]]?.DeepClone());

    public static IResult Get(GraphRequest request, PhoneStates states)
    {
        var settings = First();
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            foreach (var (group, members) in state.Settings) Merge((JsonObject)settings[group]!, (JsonObject)members!);
        }

        return Fields.Answer(settings, request);
    }

    public static IResult Update(GraphRequest request, PhoneStates states)
    {
        var given = Groups.Where(g => request.Member(g) is not null).ToList();
        if (given.Count == 0) return GraphFailure.Parameter($"One of {string.Join(", ", Groups)} is required");
        if (given.Find(g => !request.Member(g).IsObject()) is { } other) return GraphFailure.Parameter($"Param {other} must be an object");
        if (request.Member(Calling).Text(Status) is { } status && status.ToUpperInvariant() is not (Enabled or Disabled))
            return GraphFailure.Choice("calling['status']", [Enabled, Disabled]);
        var state = states.Of(request.Id);
        lock (state.Gate)
        {
            foreach (var group in given)
            {
                if (state.Settings[group] is not JsonObject kept) state.Settings[group] = kept = [];
                Merge(kept, JsonSerializer.Deserialize<JsonObject>(request.Member(group)!.Value)!);
            }
        }

        return GraphAnswer.Done();
    }

    private static void Merge(JsonObject into, JsonObject members)
    {
        foreach (var (name, value) in members) into[name] = value?.DeepClone();
    }

    private static JsonObject First() => new()
    {
        [Calling] = new JsonObject
        {
            [Status] = Disabled,
            ["call_icon_visibility"] = "DEFAULT",
            ["callback_permission_status"] = Disabled,
            ["call_hours"] = new JsonObject { [Status] = Disabled },
        },
        ["user_identity_change"] = new JsonObject { ["enable_identity_key_check"] = false },
        ["storage_configuration"] = new JsonObject { [Status] = "DEFAULT" },
        ["payload_encryption"] = new JsonObject { [Status] = Disabled },
    };
}
