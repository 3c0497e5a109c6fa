namespace Omni.Api.Foundation.Http;

/// <summary>
/// Lets a channel's id with slashes stand in a path as it is: WhatsApp's ids are base64, and not every client encodes them. The slashes
/// inside the id are encoded before the request is routed.
/// </summary>
internal sealed class SlashedIds(RequestDelegate next)
{
    private const char IdMark = '.';

    private static readonly string[] Nouns = ["/api/v2/messages/", "/api/v2/outbox/"];

    /// <summary>What may follow an id in a path.</summary>
    private static readonly HashSet<string> Verbs = new(
        ("read reactions star edit permalink cancel delivery-status transcription image-description video-description "
            + "document-extraction").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && Encoded(path) is { } encoded) context.Request.Path = new PathString(encoded);
        return next(context);
    }

    /// <summary>The path with the slashes of its id encoded; null when there is nothing to change.</summary>
    public static string? Encoded(string path)
    {
        if (Array.Find(Nouns, noun => path.StartsWith(noun, StringComparison.OrdinalIgnoreCase)) is not { } found) return null;
        var parts = path[found.Length..].Split('/');

        // No word of a route has a dot, and a UUID has none either.
        if (parts.Length < 2 || !parts[0].Contains(IdMark, StringComparison.Ordinal)) return null;
        var ofId = Verbs.Contains(parts[^1]) ? parts.Length - 1 : parts.Length;
        if (ofId < 2) return null;
        var id = string.Join("%2F", parts.Take(ofId));
        return string.Join('/', [path[..(found.Length - 1)], id, .. parts.Skip(ofId)]);
    }
}
