using System.Globalization;

namespace Omni.Api.Foundation.Http;

/// <summary>Reads the query of a list and collects every fault, so that one answer reports all of them.</summary>
internal sealed class ListQuery(IQueryCollection query)
{
    public const int DefaultLimit = 50, MaxLimit = 100;

    private readonly Dictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    /// <summary>The refusal; null when the query is valid.</summary>
    public ApiError? Refusal => _faults.Count > 0 ? ApiError.Validation(_faults) : null;

    /// <summary>Reads the page size. A larger one than the list has is cut to it, as Omni does.</summary>
    public int Limit(int max = MaxLimit, int byDefault = DefaultLimit)
    {
        if (Text("limit") is not { } text) return byDefault;
        if (text.All(char.IsAsciiDigit) && text.Any(digit => digit != '0'))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < max ? number : max;
        Fault("limit", $"must be a whole number from 1, not '{text}'; more than {max} count as {max}");
        return byDefault;
    }

    /// <summary>Reads a whole number between two bounds.</summary>
    public int? Number(string name, int min, int max)
    {
        var text = Text(name);
        if (text is null) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            return number;
        Fault(name, $"must be a whole number from {min} to {max}, not '{text}'");
        return null;
    }

    public Cursor? Cursor()
    {
        var text = Text("cursor");
        if (text is null) return null;
        if (Foundation.Http.Cursor.TryParse(text, out var cursor)) return cursor;
        Fault("cursor", "is not a cursor of this list: pass meta.cursor of the page before");
        return null;
    }

    public string? Text(string name) => query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a comma-separated list; null when it is not given.</summary>
    public IReadOnlyList<string>? Csv(string name, IReadOnlyCollection<string>? allowed = null)
    {
        if (Text(name) is not { } text) return null;
        var values = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (allowed is not null && values.FirstOrDefault(v => !allowed.Contains(v)) is { } stranger)
            Fault(name, $"'{stranger}' is not one of {string.Join(", ", allowed)}");
        return values;
    }

    public string? OneOf(string name, params IReadOnlyCollection<string> allowed)
    {
        var text = Text(name);
        if (text is null || allowed.Contains(text)) return text;
        Fault(name, $"must be one of {string.Join(", ", allowed)}, not '{text}'");
        return null;
    }

    public Guid? Id(string name)
    {
        var text = Text(name);
        if (text is null) return null;
        if (Guid.TryParse(text, out var id)) return id;
        Fault(name, $"must be a UUID, not '{text}'");
        return null;
    }

    public bool? Flag(string name) => OneOf(name, "true", "false") is { } text ? text == "true" : null;

    /// <summary>Reads an ISO 8601 time as Unix ms.</summary>
    public long? Time(string name)
    {
        var text = Text(name);
        if (text is null) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time.ToUnixTimeMilliseconds();
        Fault(name, $"must be an ISO 8601 time such as 2026-11-23T12:00:00Z, not '{text}'");
        return null;
    }

    /// <summary>Reads a time as Unix ms, or the text where it is none.</summary>
    public (long? UnixMs, string? Text) TimeOrText(string name) => Text(name) switch
    {
        null => (null, null),
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            (time.ToUnixTimeMilliseconds(), null),
        var text => (null, text),
    };

    public void Fault(string name, string message) => _faults[name] = [$"'{name}' {message}"];
}
