using System.Text;

namespace Omni.Api.Storage;

/// <summary>
/// Cleans a media type for use in a header: <c>type/subtype</c> of RFC 9110 tokens in lower case, with its well-formed parameters. Input
/// from outside may be any text, including line breaks.
/// </summary>
internal static class MediaType
{
    /// <summary>The type of media without a usable type.</summary>
    public const string Unknown = "application/octet-stream";

    private const int MaxName = 127, MaxLength = 255, MaxParameters = 5;

    private const string TokenSymbols = "!#$%&'*+-.^_`|~";

    /// <summary>The clean form of a type; <see cref="Unknown"/> when there is none.</summary>
    public static string Of(string? text) => Read(text) ?? Unknown;

    /// <summary>Whether a text is a type: <see cref="Of"/> cuts off only parameters.</summary>
    public static bool IsValid(string text) => Read(text) is not null;

    private static string? Read(string? text)
    {
        if (text is null) return null;
        var end = text.IndexOf(';', StringComparison.Ordinal);
        var name = (end < 0 ? text : text[..end]).Trim(' ', '\t');
        if (name.Split('/') is not [var type, var subtype] || !IsName(type) || !IsName(subtype)) return null;
        var clean = new StringBuilder(name.ToLowerInvariant());
        if (end >= 0) AddParameters(clean, text[end..]);
        return clean.ToString();
    }

    private static bool IsName(string text) => text.Length <= MaxName && IsToken(text) && !text.Contains('*', StringComparison.Ordinal);

    private static bool IsToken(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || TokenSymbols.Contains(c, StringComparison.Ordinal));

    private static void AddParameters(StringBuilder clean, string text)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in Split(text))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || known.Count == MaxParameters) continue;
            var (name, value) = (part[..at].Trim(' ', '\t'), part[(at + 1)..].Trim(' ', '\t'));
            if (!IsToken(name) || !(IsToken(value) || IsQuoted(value))) continue;
            if (clean.Length + part.Length + 2 > MaxLength || !known.Add(name)) continue;
            clean.Append("; ").Append(name).Append('=').Append(value);
        }
    }

    /// <summary>Splits at the semicolons outside quotes.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var (from, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            if (text[i] != ';' || quoted) continue;
            yield return text[from..i];
            from = i + 1;
        }

        yield return text[from..];
    }

    /// <summary>Printable ASCII between quotes. Escaped quotes are not supported: no type needs them.</summary>
    private static bool IsQuoted(string value) =>
        value is ['"', .. var inside, '"'] && inside.All(c => c is >= ' ' and < (char)127 and not ('"' or '\\'));
}
