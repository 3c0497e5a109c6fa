using System.Globalization;
using System.Text;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Channels.WhatsAppCloud.Checks;

/// <summary>One emoji, counted as a person sees it (grapheme cluster), or none to take the last one back.</summary>
internal sealed class ReactionValidator : AbstractValidator<ReactionContent>
{
    public ReactionValidator() => RuleFor(r => r.Emoji).Must(e => e.Length == 0 || IsOneEmoji(e))
        .WithMessage((_, emoji) => $"is {new StringInfo(emoji).LengthInTextElements} graphemes, must be one emoji, or empty to take a reaction back");

    /// <summary>Emoji are symbols, or keycaps: a digit, # or * under a combining square.</summary>
    private static bool IsOneEmoji(string text)
    {
        if (new StringInfo(text).LengthInTextElements != 1) return false;
        var first = Rune.GetRuneAt(text, 0);
        return Rune.GetUnicodeCategory(first) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation or UnicodeCategory.OtherNotAssigned
            ? !first.IsAscii || text.Contains('\u20E3')
            : text.Contains('\u20E3');
    }
}
