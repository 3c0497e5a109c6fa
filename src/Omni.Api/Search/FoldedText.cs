using System.Globalization;
using System.Text;

namespace Omni.Api.Search;

/// <summary>
/// A text without case and accents, in words. In scripts without breaks between words (<see cref="UnbrokenScripts"/>) a run of letters
/// stays whole. Independent of the culture: a Turkish i is an i.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<string> _words = [], _runs = [];
    private readonly StringBuilder _open = new();
    private bool _isRun;

    private FoldedText()
    {
    }

    /// <summary>The words, in their order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>The runs of letters of scripts that do not separate words.</summary>
    public IReadOnlyList<string> Runs => _runs;

    public static FoldedText Of(string text)
    {
        var folded = new FoldedText();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii || Decompositions.Of(rune.Value) is not { } parts) folded.Add(rune);
            else foreach (var part in parts.EnumerateRunes()) folded.Add(part);
        }

        folded.Close();
        return folded;
    }

    private void Add(Rune rune)
    {
        if (rune.IsAscii)
        {
            if (Rune.IsLetterOrDigit(rune)) Append((char)(rune.Value | (rune.Value is >= 'A' and <= 'Z' ? 0x20 : 0)));
            else Close();
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.ModifierSymbol: return;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when IsAccent(rune.Value): return;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark:
                if (_open.Length > 0) Append(rune, _isRun);
                return;
            case UnicodeCategory.DecimalDigitNumber:
                Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                return;
            case UnicodeCategory.OtherSymbol when rune != Rune.ReplacementChar:
                // An emoji is a word of its own.
                Close();
                Append(rune, isRun: false);
                Close();
                return;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber:
                AddLetter(rune);
                return;
            default: Close(); return;
        }
    }

    private void AddLetter(Rune rune)
    {
        const int Tatweel = 0x640;
        if (rune.Value == Tatweel) return;
        if (PlainOf(rune.Value) is { } plain)
        {
            foreach (var letter in plain) Append(letter);
            return;
        }

        Append(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)), UnbrokenScripts.Contains(rune.Value));
    }

    private void Append(char letter)
    {
        if (_isRun && _open.Length > 0) Close();
        _isRun = false;
        _open.Append(letter);
    }

    private void Append(Rune rune, bool isRun)
    {
        if (_isRun != isRun && _open.Length > 0) Close();
        _isRun = isRun;
        if (isRun && _open.Length > 0 && Decompositions.Syllable(_open[^1], rune.Value) is { } syllable) _open[^1] = (char)syllable;
        else _open.Append(rune.ToString());
    }

    private void Close()
    {
        if (_open.Length > 0)
        {
            (_isRun ? _runs : _words).Add(_open.ToString());
        }

        _open.Clear();
        _isRun = false;
    }

    /// <summary>Marks that change no letter. Vowels of Indic and South-East Asian scripts, and the voicing of kana, are none.</summary>
    private static bool IsAccent(int mark) => mark
        is >= 0x0300 and <= 0x036F or >= 0x0483 and <= 0x0489 or >= 0x0591 and <= 0x05C7 or >= 0x0610 and <= 0x061A
        or >= 0x064B and <= 0x065F or 0x0670 or >= 0x06D6 and <= 0x06ED or >= 0x0711 and <= 0x074A or >= 0x1AB0 and <= 0x1AFF
        or >= 0x1DC0 and <= 0x1DFF or >= 0x20D0 and <= 0x20FF or >= 0xFE00 and <= 0xFE2F or >= 0xE0100 and <= 0xE01EF;

    /// <summary>Letters with a stroke, and joined ones, which Unicode does not decompose.</summary>
    private static string? PlainOf(int letter) => letter switch
    {
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ħ' or 'Ħ' => "h",
        'ŧ' or 'Ŧ' => "t",
        'ı' => "i",
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ŋ' or 'Ŋ' => "n",
        'ĸ' => "k",
        'ə' or 'Ə' => "e",
        0x0671 => "\u0627",
        _ => null,
    };
}
