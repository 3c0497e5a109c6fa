using System.Net.Http.Headers;
using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>
/// Reads the pause that Meta asks for: <c>Retry-After</c>, and the used share of the call limits of an app or account, which is part of
/// every response. https://developers.facebook.com/docs/graph-api/overview/rate-limiting
/// </summary>
internal static class UsageHeaders
{
    private const int Exhausted = 100;

    private static readonly string[] Names = ["x-business-use-case-usage", "x-app-usage"];
    private static readonly TimeSpan WhenNothingIsSaid = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromDays(1);

    /// <summary>
    /// Returns the pause: the time that Meta asks for, at most a day, or a minute when a limit is exhausted. Null when below the limits.
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
        // Read as text: an invalid header is ignored and must not throw.
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
            // Ignore invalid headers.
            return null;
        }
    }

    /// <summary>Finds the highest values at any depth: the app's header is one object, the business's has a list per account.</summary>
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
