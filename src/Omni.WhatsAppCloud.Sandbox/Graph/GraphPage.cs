using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// A page of a list, with Meta's cursors: opaque, and <c>next</c> and <c>previous</c> only where there is more.
/// https://developers.facebook.com/docs/graph-api/results
/// </summary>
internal sealed class GraphPage<T>
{
    private const int DefaultLimit = 25, MaxLimit = 1000;
    private const char Mark = '#';

    private readonly IReadOnlyList<T> _all;
    private readonly int _start, _end;

    private GraphPage(IReadOnlyList<T> all, int start, int end) => (_all, _start, _end) = (all, start, end);

    /// <summary>Answers a call for a list.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="fields">The fields of an item.</param>
    /// <param name="request">The call.</param>
    /// <param name="summary">What the answer has beside the items; null for nothing.</param>
    /// <param name="inside">The member of <c>data</c> that holds the items; null where <c>data</c> itself does.</param>
    public static IResult Answer(
        IReadOnlyList<T> all, GraphFields<T> fields, GraphRequest request, JsonObject? summary = null, string? inside = null)
    {
        var (selection, refusal) = fields.Asked(request);
        if (refusal is not null) return refusal;
        if (!TryCut(all, request.Text("limit"), request.Text("after"), request.Text("before"), out var page)) return BadCursor();
        var answer = page.ToJson(fields, selection);
        if (answer["paging"] is JsonObject paging) page.AddLinks(paging, request);
        if (summary is not null) answer["summary"] = summary;
        if (inside is not null) answer["data"] = new JsonObject { [inside] = answer["data"]!.DeepClone() };
        return Results.Json(answer);
    }

    /// <summary>Returns a list as the value of a field: <c>phone_numbers.limit(2){id}</c>.</summary>
    public static JsonObject Nested(IReadOnlyList<T> all, GraphFields<T> fields, FieldSelection.Field field)
    {
        var given = field.Arguments;
        var (limit, after, before) =
            (given.GetValueOrDefault("limit"), given.GetValueOrDefault("after"), given.GetValueOrDefault("before"));
        return TryCut(all, limit, after, before, out var page)
            ? page.ToJson(fields, field.Nested)
            : new JsonObject { ["data"] = new JsonArray() };
    }

    private static bool TryCut(IReadOnlyList<T> all, string? limit, string? after, string? before, out GraphPage<T> page)
    {
        var count = int.TryParse(limit, out var asked) ? Math.Clamp(asked, 1, MaxLimit) : DefaultLimit;
        var (start, end) = (0, Math.Min(count, all.Count));
        if (!string.IsNullOrEmpty(after))
        {
            start = Math.Min((PositionOf(after) ?? -1) + 1, all.Count);
            end = Math.Min(start + count, all.Count);
        }
        else if (!string.IsNullOrEmpty(before))
        {
            end = Math.Min(PositionOf(before) ?? 0, all.Count);
            start = Math.Max(0, end - count);
        }

        page = new GraphPage<T>(all, start, end);
        return IsCursor(after) && IsCursor(before);

        static bool IsCursor(string? text) => string.IsNullOrEmpty(text) || PositionOf(text) is not null;
    }

    private JsonObject ToJson(GraphFields<T> fields, FieldSelection? selection)
    {
        var items = Enumerable.Range(_start, _end - _start).Select(i => (JsonNode?)fields.Render(_all[i], selection)).ToArray();
        var answer = new JsonObject { ["data"] = new JsonArray(items) };
        if (items.Length == 0) return answer;
        var cursors = new JsonObject { ["before"] = Cursor(_start), ["after"] = Cursor(_end - 1) };
        answer["paging"] = new JsonObject { ["cursors"] = cursors };
        return answer;
    }

    private void AddLinks(JsonObject paging, GraphRequest request)
    {
        if (_end < _all.Count) paging["next"] = Link(request, "after", Cursor(_end - 1));
        if (_start > 0) paging["previous"] = Link(request, "before", Cursor(_start));
    }

    private static string Link(GraphRequest request, string name, string cursor)
    {
        var http = request.Http.Request;
        var kept = http.Query.Where(q => q.Key is not ("after" or "before" or "appsecret_proof"));
        return $"{http.Scheme}://{http.Host}{http.Path}{QueryString.Create(kept).Add(name, cursor)}";
    }

    private static string Cursor(int position) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"QVFI{Mark}{position}"));

    private static int? PositionOf(string cursor)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (cursor.Length > 64 || !Convert.TryFromBase64String(cursor, bytes, out var written)) return null;
        var text = Encoding.ASCII.GetString(bytes[..written]);
        return int.TryParse(text.AsSpan(text.IndexOf(Mark) + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && text.Contains(Mark) ? position : null;
    }

    private static IResult BadCursor() => GraphFailure.Of(131059, "(#131059) Invalid cursor", 400,
        details: "The cursor is invalid or has expired. Start again without it.");
}
