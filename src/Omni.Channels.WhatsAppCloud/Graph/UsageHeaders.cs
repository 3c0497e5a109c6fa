using System.Net.Http.Headers;
using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// How long Meta asks to be left alone: <c>Retry-After</c>, and how much of its call limits an app or account has used, which comes with
/// every answer. https://developers.facebook.com/docs/graph-api/overview/rate-limiting
/// </summary>
internal static class UsageHeaders
{
    private const int Exhausted = 100;

    private static readonly string[] Names = ["x-business-use-case-usage", "x-app-usage"];
    private static readonly TimeSpan WhenNothingIsSaid = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// How long to leave Meta alone: what it says, at most a day, or a minute when a limit is used up; null when there is room.
    /// </summary>
    public static TimeSpan? PauseOf(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var longest = RetryAfter(headers, now);
        foreach (var name in Names)
        {
            if (!headers.TryGetValues(name, out var values)) continue;
            foreach (var value in values)
            {
                if (PauseOf(value) is { } pause && !(longest >= pause)) longest = pause;
            }
        }

        return longest > Longest ? Longest : longest;
    }

    private static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        // Read as text: a header that cannot be read is no advice, and must not throw.
        if (!headers.TryGetValues("Retry-After", out var values)
            || !RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out var asked))
        {
            return null;
        }
        var pause = asked.Delta ?? asked.Date - now;
        return pause > TimeSpan.Zero ? pause : null;
    }

    private static TimeSpan? PauseOf(string json)
    {
        try
        {
            using var usage = JsonDocument.Parse(json);
            var (minutes, percent) = Worst(usage.RootElement);
            return minutes > 0 ? TimeSpan.FromMinutes(Math.Min(minutes, Longest.TotalMinutes))
                : percent >= Exhausted ? WhenNothingIsSaid
                : null;
        }
        catch (JsonException)
        {
            // Advice that cannot be read is no advice.
            return null;
        }
    }

    /// <summary>The worst figures, however deep: the app's header is one object, the business's a list an account.</summary>
    private static (double Minutes, double Percent) Worst(JsonElement of)
    {
        var (minutes, percent) = (0d, 0d);
        switch (of.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in of.EnumerateArray()) Take(Worst(item));
                break;
            case JsonValueKind.Object:
                foreach (var member in of.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object) Take(Worst(member.Value));
                    else if (member.Value.ValueKind == JsonValueKind.Number && member.Name == "estimated_time_to_regain_access")
                        Take((member.Value.GetDouble(), 0));
                    else if (member.Value.ValueKind == JsonValueKind.Number
                        && member.Name is "call_count" or "total_cputime" or "total_time")
                    {
                        Take((0, member.Value.GetDouble()));
                    }
                }

                break;
        }

        return (minutes, percent);

        void Take((double Minutes, double Percent) other) =>
            (minutes, percent) = (Math.Max(minutes, other.Minutes), Math.Max(percent, other.Percent));
    }
}
