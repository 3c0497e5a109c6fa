using System.Text.Json;

namespace Omni.Api.Foundation.Http.Faults;

/// <summary>
/// What cannot be read of one request's body: ids that are no UUIDs, times without an offset, required values that are missing. Each is a
/// fault of its field and the rest is read, so that the answer names all faults of the body at once.
/// </summary>
internal sealed class BodyFaults
{
    private const string NoId = "must be a UUID", NoTime = "must be an ISO 8601 time with an offset, such as 2026-11-24T09:00:00Z";

    private static readonly AsyncLocal<BodyFaults?> Current = new();

    private readonly List<Fault> _faults = [];
    private readonly Dictionary<object, HashSet<string>> _given = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is wrong with the value read last, whose field is not known yet.</summary>
    private string? _unread;

    /// <summary>The faults of this request by field; empty when there are none.</summary>
    public static IReadOnlyDictionary<string, string[]> Found => Current.Value?._faults.GroupBy(f => f.Path, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(f => f.Message).Distinct().ToArray(), StringComparer.Ordinal)
        ?? [];

    /// <summary>Begins a request: what is read from now on in its flow is noted here.</summary>
    public static void Begin() => Current.Value = new BodyFaults();

    public static Guid ReadId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null)) throw new JsonException();
        var text = reader.GetString();
        if (!Guid.TryParse(text, out var id)) Note(NoId, text);
        return id;
    }

    public static DateTimeOffset ReadTime(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException();
        var text = reader.GetString();
        if (!IsoTime.TryRead(text, out var time)) Note(NoTime, text);
        return time;
    }

    /// <summary>The id in a field of a form; null when it is not given.</summary>
    public static Guid? Id(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Guid.TryParse(text, out var id)) return id;
        Add(typeof(BodyFaults), field, $"'{field}' {NoId}, not '{text}'");
        return null;
    }

    /// <summary>The id in a field of a form that must be given.</summary>
    public static Guid RequiredId(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) Missing(typeof(BodyFaults), field);
        return Id(field, text) ?? Guid.Empty;
    }

    /// <summary>The time in a field of a form; null when it is not given.</summary>
    public static DateTimeOffset? Time(string field, string? text)
    {
        if (text is null) return null;
        if (IsoTime.TryRead(text, out var time)) return time;
        Add(typeof(BodyFaults), field, $"'{field}' {NoTime}, not '{text}'");
        return null;
    }

    /// <summary>A value was read into its field: what was wrong with it, or with the fields of it, is the field's fault.</summary>
    public static void Read(Type owner, string field, Type held)
    {
        if (Current.Value is not { } faults) return;
        if (faults._unread is { } what) Add(owner, field, $"'{field}' {what}");
        faults._unread = null;
        foreach (var inner in faults._faults.Where(f => f.Owner == held && held != owner)) inner.MoveUnder(owner, field);
    }

    /// <summary>Notes that a field is there, whose value cannot show it.</summary>
    public static void Given(object part, string field)
    {
        if (Current.Value is not { } faults) return;
        if (!faults._given.TryGetValue(part, out var given)) faults._given[part] = given = new HashSet<string>(StringComparer.Ordinal);
        given.Add(field);
    }

    public static bool IsGiven(object part, string field) =>
        Current.Value is not { } faults || (faults._given.TryGetValue(part, out var given) && given.Contains(field));

    public static void Missing(Type owner, string field) => Add(owner, field, $"'{field}' is required");

    private static void Note(string what, string? text) =>
        (Current.Value ?? throw new JsonException())._unread = text is null ? $"{what}, not null" : $"{what}, not '{text}'";

    private static void Add(Type owner, string field, string message) => Current.Value?._faults.Add(new Fault(owner, field, message));

    /// <summary>A fault, and the type of the part of the body that has the field.</summary>
    private sealed class Fault(Type owner, string path, string message)
    {
        public Type Owner { get; private set; } = owner;

        public string Path { get; private set; } = path;

        public string Message { get; private set; } = message;

        public void MoveUnder(Type outer, string field)
        {
            Message = Message.Replace($"'{Path}'", $"'{field}.{Path}'", StringComparison.Ordinal);
            (Owner, Path) = (outer, $"{field}.{Path}");
        }
    }
}
