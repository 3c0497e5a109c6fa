using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Omni.Channels.WhatsAppCloud.Kinds.Text;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class TextSplitterTests
{
    [Fact]
    public void Pieces_fit_are_not_empty_and_lose_no_word() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("word", "a", "\n", "\n\n", " ", "👩‍👩‍👧‍👦", "é", "longer-than-the-others"))
            .Select(parts => string.Join(' ', parts)).Where(t => t.Trim().Length > 0).ToArbitrary(),
        text =>
        {
            var pieces = TextSplitter.Split(text, 30);
            return pieces.All(p => p.Length is > 0 and <= 30 || p == text) && Words(string.Join(' ', pieces)).SequenceEqual(Words(text));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_at_the_limit_stays_whole() => TextSplitter.Split(new string('x', 4096), 4096).Should().ContainSingle();

    [Fact]
    public void A_text_one_over_the_limit_becomes_two() =>
        TextSplitter.Split(new string('x', 4097), 4096).Select(p => p.Length).Should().Equal(4096, 1);

    [Fact]
    public void A_cut_falls_between_words() => TextSplitter.Split("one two three four", 9).Should().Equal("one two", "three", "four");

    [Fact]
    public void A_cut_never_falls_inside_a_character()
    {
        const string family = "👩‍👩‍👧‍👦";
        var pieces = TextSplitter.Split(string.Concat(Enumerable.Repeat(family, 10)), 25);

        pieces.Should().OnlyContain(p => new StringInfo(p).LengthInTextElements * family.Length == p.Length);
        string.Concat(pieces).Should().Be(string.Concat(Enumerable.Repeat(family, 10)));
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
