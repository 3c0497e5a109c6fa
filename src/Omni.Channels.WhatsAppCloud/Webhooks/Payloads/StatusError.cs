using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Webhooks.Payloads;

/// <summary>Why a message failed.</summary>
/// <param name="Code">Meta's code; null when the error names none.</param>
/// <param name="Title">Meta's title, else its message.</param>
/// <param name="Details">Meta's details; null when it gives none.</param>
internal sealed record StatusError(int? Code, string Title, string? Details)
{
    /// <summary>The words used when Meta reports a failure and nothing else.</summary>
    private const string NoReason = "Meta gave no reason";

    /// <summary>Title and details, without a cause of our own.</summary>
    public string Words => Details is null || Title.Contains(Details, StringComparison.Ordinal) ? Title : $"{Title}: {Details}";

    /// <summary>Reads the errors of a status: the first one with a code, else the first one. Never null.</summary>
    public static StatusError Of(JsonElement status)
    {
        var read = status.Items("errors").Select(Read).ToList();
        return read.Find(e => e.Code is not null) ?? read.FirstOrDefault()
            ?? new StatusError(null, status.Text("errors") ?? NoReason, Details: null);
    }

    private static StatusError Read(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(error.GetString()))
            return new StatusError(null, error.GetString()!, Details: null);
        var details = error.Member("error_data").Text("details") ?? error.Text("error_data") ?? error.Text("details");
        return new StatusError(
            error.Whole("code") is { } code and >= 0 and <= int.MaxValue ? (int)code : null,
            error.Text("title") ?? error.Text("message") ?? details ?? NoReason, details);
    }
}
