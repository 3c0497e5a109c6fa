using System.Globalization;
using System.Text;
using FluentValidation;
using Omni.Contract.Contents;

namespace Omni.Channels.WhatsAppCloud.Kinds.Reaction;

/// <summary>Requires one emoji (one grapheme cluster), or none to remove the last one.</summary>
internal sealed class ReactionValidator : AbstractValidator<ReactionContent>
{
    public ReactionValidator() => RuleFor(r => r.Emoji).Must(e => e.Length == 0 || IsOneEmoji(e))
        .WithMessage(
            (_, emoji) =>
                $"is {new StringInfo(emoji).LengthInTextElements} graphemes, must be one emoji, or empty to take a reaction back");

    /// <summary>Whether a text is a symbol, or is displayed as an emoji (U+FE0F) or as a keycap (U+20E3).</summary>
    private static bool IsOneEmoji(string text)
    {
        if (new StringInfo(text).LengthInTextElements != 1) return false;
        if (text.AsSpan().ContainsAny('\uFE0F', '\u20E3')) return true;
        var first = Rune.GetRuneAt(text, 0);
        return !first.IsAscii
            && Rune.GetUnicodeCategory(first) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherPunctuation or UnicodeCategory.OtherNotAssigned;
    }
}
