using Omni.Api.Search;

namespace Omni.Api.Tests.Search;

/// <summary>Which words find which texts.</summary>
public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Segue o orçamento", "orcamento", "ORÇAMENTO", "orça", "orc")]
    [InlineData("ÉMILE est là", "emile", "Émi", "la", "LÀ est")]
    [InlineData("Новогодняя ёлка", "елка", "ЁЛКА", "ёл", "новогод")]
    [InlineData("İstanbul'da ışık", "istanbul", "ISTANBUL", "İSTAN", "isik", "IŞIK")]
    [InlineData("Straße, Ærø, Łódź, Đà Nẵng", "strasse", "STRASSE", "aero", "lodz", "da nang", "đà")]
    [InlineData("ΚΑΛΗΜΈΡΑ Οδυσσεύς", "καλημερα", "οδυσσευς", "ΟΔΥΣΣΕΎΣ")]
    [InlineData("السَّلَامُ عَلَيْكُم ٱلله أهلا", "السلام", "عليكم", "الله", "اهلا")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("नमस्ते दुनिया", "नमस्ते", "दुनि")]
    [InlineData("日本語の勉強をします", "日本語", "日", "本語", "勉強", "日本語の勉強", "します")]
    [InlineData("カタカナ ｶﾞﾝﾊﾞﾚ", "カタ", "タカナ", "ガンバレ")]
    [InlineData("대한민국 서울에서", "대한", "민국", "서울", "서울에서")]
    [InlineData("สวัสดีครับ", "สวัสดี", "ครับ")]
    [InlineData("ສະບາຍດີ", "ບາຍ")]
    [InlineData("សួស្តី", "ស្តី")]
    [InlineData("မင်္ဂလာပါ", "ဂလာ")]
    [InlineData("Invoice ＡＢＣ１２３ ٤٥٦", "abc123", "456", "abc")]
    [InlineData("party 🎉 tonight", "🎉", "tonight party")]
    [InlineData("mail to maria.silva@example.com!", "maria", "silva", "@example", "example.com")]
    [InlineData("don\u00ADt co\u200Bop", "dont", "coop")]
    public void A_text_is_found_by_the_beginnings_of_its_words(string text, params string[] searches)
    {
        foreach (var search in searches)
        {
            var query = SearchQuery.Of(search);
            query.IsEmpty.Should().BeFalse(search);
            query.Matches(text).Should().BeTrue(search);
            var indexed = IndexedText.Of("m0", [text], [], withTails: false)!.Split(' ');
            query.Pieces.Select(piece => "m0" + piece).Except(indexed).Should().BeEmpty(search);
            query.Beginnings.Where(word => !Array.Exists(indexed, w => w.StartsWith("m0" + word, StringComparison.Ordinal)))
                .Should().BeEmpty(search);
        }
    }

    [Theory]
    [InlineData("Segue o orçamento", "camento")]
    [InlineData("reorder", "order")]
    [InlineData("日本語", "日語", "本日")]
    [InlineData("か", "が")]
    [InlineData("one two", "one three")]
    public void Other_words_do_not_find_it(string text, params string[] searches) =>
        searches.Where(search => SearchQuery.Of(search).Matches(text)).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("%_\\!?")]
    [InlineData("\uD800")]
    public void What_has_no_word_asks_for_nothing(string search) => SearchQuery.Of(search).IsEmpty.Should().BeTrue();
}
