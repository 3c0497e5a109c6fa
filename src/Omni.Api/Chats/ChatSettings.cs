using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Api.Foundation.Http;
using Omni.Api.Projections;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Chats;

/// <summary>
/// The settings of a chat as clients see them: what they stored, with labels and visibility, which have columns of their own because lists
/// ask for them.
/// </summary>
internal static class ChatSettings
{
    public const int MaxLabels = 100, MaxLabel = 100;

    private const string LabelsName = "labels", HiddenName = "hidden";

    /// <summary>How a label stands among the stored labels: no part of another label is written so.</summary>
    public static string WrittenLabel(string label) => JsonSerializer.Serialize(label, StoredChatSettings.Compact);

    public static JsonElement? Show(ChatRow row)
    {
        if (row.Labels is null && row.HiddenAt is null) return row.Settings.ToJson();
        var settings = StoredChatSettings.Read(row.Settings);
        if (row.Labels is not null) settings[LabelsName] = JsonNode.Parse(row.Labels);
        if (row.HiddenAt is not null) settings[HiddenName] = true;
        return JsonSerializer.SerializeToElement(settings);
    }

    /// <summary>Replaces the stored settings. Labels and visibility change only where they are given, and go when all do.</summary>
    public static void Replace(ChatRow row, JsonElement? given, long now)
    {
        if (given is not { ValueKind: JsonValueKind.Object } json)
        {
            (row.Settings, row.Labels, row.HiddenAt) = (null, null, null);
            return;
        }

        var settings = JsonObject.Create(json)!;
        if (settings.Remove(LabelsName, out var labels) && labels is null or JsonArray)
            row.Labels = Stored([.. (labels as JsonArray ?? []).Select(label => (string?)label).OfType<string>()]);
        if (settings.Remove(HiddenName, out var hidden))
            row.HiddenAt = hidden?.GetValueKind() == JsonValueKind.True ? row.HiddenAt ?? now : null;
        row.Settings = settings.Count == 0 ? null : StoredChatSettings.Write(settings);
    }

    /// <summary>Adds a label; one that is there stays once.</summary>
    public static void Add(ChatRow row, string label) =>
        row.Labels = Stored([.. LabelsOf(row).Append(label).Distinct(StringComparer.Ordinal).TakeLast(MaxLabels)]);

    public static void Remove(ChatRow row, string label) =>
        row.Labels = Stored([.. LabelsOf(row).Where(own => !string.Equals(own, label, StringComparison.Ordinal))]);

    /// <summary>Whether settings that a client gives hold labels as they must be.</summary>
    public static bool HasGoodLabels(JsonElement? given) =>
        given is not { ValueKind: JsonValueKind.Object } json || !json.TryGetProperty(LabelsName, out var labels)
        || labels.ValueKind == JsonValueKind.Null
        || (labels.ValueKind == JsonValueKind.Array && labels.GetArrayLength() <= MaxLabels && labels.EnumerateArray().All(
            label => label.ValueKind == JsonValueKind.String && IsLabel(label.GetString())));

    public static bool IsLabel(string? label) =>
        label is { Length: <= MaxLabel } && !string.IsNullOrWhiteSpace(label) && !label.Contains('\0', StringComparison.Ordinal);

    private static string[] LabelsOf(ChatRow row) => row.Labels is { } labels ? JsonSerializer.Deserialize<string[]>(labels)! : [];

    private static string? Stored(IReadOnlyList<string> labels) =>
        labels.Count == 0 ? null : JsonSerializer.Serialize(labels, StoredChatSettings.Compact);
}
