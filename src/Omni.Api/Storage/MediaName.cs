using System.Globalization;
using System.Text;

namespace Omni.Api.Storage;

/// <summary>
/// Cleans the name of a file to store and show: the last part of a path, without invisible characters and marks of reading direction, valid
/// on every file system.
/// </summary>
internal static class MediaName
{
    private const int MaxBytes = 240, MaxExtension = 16;
    private const char ZeroWidthNonJoiner = '\u200C', ZeroWidthJoiner = '\u200D', Replacement = '_';

    /// <summary>Characters that Windows forbids in file names.</summary>
    private const string Forbidden = "<>:\"|?*";

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. "0123456789¹²³".SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The clean form of a name; null when nothing is left of it.</summary>
    public static string? Of(string? text)
    {
        if (text is null) return null;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(IsShown)) shown.Append(rune.ToString());
        var last = shown.ToString().Split('/', '\\').Select(Trim).LastOrDefault(part => part.Length > 0);
        if (last is null) return null;
        foreach (var symbol in Forbidden) last = last.Replace(symbol, Replacement);
        last = Trim(Shorten(last));
        return last.Length == 0 ? null : Devices.Contains(last.Split('.')[0].TrimEnd()) ? Replacement + last : last;
    }

    /// <summary>Whether a name contains nothing that would mislead its reader or a header.</summary>
    public static bool IsPlain(string text) => text.EnumerateRunes().All(IsShown) && text.IndexOfAny(['/', '\\']) < 0;

    /// <summary>
    /// Rejects controls, marks of direction, line ends and unpaired surrogates (which the enumeration replaces). Two joiners are allowed:
    /// Persian and emoji need them.
    /// </summary>
    private static bool IsShown(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner
        || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned));

    /// <summary>A leading dot hides a file; a trailing dot or space makes another name on Windows.</summary>
    private static string Trim(string text) =>
        text.Trim().TrimStart('.', ' ').TrimEnd('.', ' ', ZeroWidthJoiner, ZeroWidthNonJoiner).Trim();

    /// <summary>Shortens the name and keeps the extension.</summary>
    private static string Shorten(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MaxBytes) return text;
        var extension = Path.GetExtension(text) is { Length: <= MaxExtension } own ? own : "";
        return Cut(text[..^extension.Length], MaxBytes - Encoding.UTF8.GetByteCount(extension)) + extension;
    }

    private static string Cut(string text, int maxBytes)
    {
        var (kept, bytes) = (new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
