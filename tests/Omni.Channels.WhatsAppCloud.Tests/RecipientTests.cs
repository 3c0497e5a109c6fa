using System.Globalization;
using System.Text;
using Omni.Channels.WhatsAppCloud.Sending;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class RecipientTests
{
    [Theory]
    [InlineData("+55 (11) 98765-4321", "5511987654321")]
    [InlineData("5511987654321", "5511987654321")]
    [InlineData("0055 11 98765.4321", "5511987654321")]
    [InlineData(" +1 555-010-0001 ", "15550100001")]
    public void A_phone_number_becomes_its_digits(string to, string digits)
    {
        var recipient = Recipient.Parse(to);

        recipient.Should().Be(new Recipient(digits, Recipient.Kinds.Phone));
    }

    [Theory]
    [InlineData("\u200e+49 151 12345678", "4915112345678")]
    [InlineData("\u202a+49\u00a0151\u202f12345678\u202c\ufeff", "4915112345678")]
    [InlineData("+49\t151\u2028123\u00ad456\u206078", "4915112345678")]
    [InlineData("+49\u2010151\u2011123\u2012456\u201378", "4915112345678")]
    [InlineData("+49\u2212151\u30fc12345678", "4915112345678")]
    [InlineData("\uff0b\uff14\uff19\u3000\uff08\uff11\uff15\uff11\uff09\uff0d12345678", "4915112345678")]
    [InlineData("\u0664\u0669\u0661\u0665\u0661 12345678", "4915112345678")]
    [InlineData("+\u06f4\u06f9 \u0967\u096b\u0967 12345678", "4915112345678")]
    [InlineData("\U0001d7d2\U0001d7d715112345678", "4915112345678")]
    [InlineData("4\ufe0f\u20e39\ufe0f\u20e3 151 12345678", "4915112345678")]
    [InlineData("tel:+49-151-12345678", "4915112345678")]
    [InlineData("TEL://+49.151.12345678", "4915112345678")]
    [InlineData("Tel.: +49 151 12345678", "4915112345678")]
    [InlineData("tel:%2B49%20151%2012345678", "4915112345678")]
    [InlineData("tel:+49-30-1234567;ext=12", "49301234567")]
    [InlineData("tel:0151-12345678;phone-context=+49", "4915112345678")]
    [InlineData("tel:+4915112345678;phone-context=example.com", "4915112345678")]
    [InlineData("sms:+4915112345678?body=Hi", "4915112345678")]
    [InlineData("whatsapp:+4915112345678", "4915112345678")]
    [InlineData("whatsapp://send?text=Hi&phone=%2B49%20151%2012345678", "4915112345678")]
    [InlineData("https://wa.me/4915112345678?text=Hi%20there", "4915112345678")]
    [InlineData("wa.me/+4915112345678/", "4915112345678")]
    [InlineData("https://api.whatsapp.com/send/?phone=4915112345678&text=a@b", "4915112345678")]
    [InlineData("http://web.whatsapp.com/send?phone=4915112345678#x", "4915112345678")]
    [InlineData("4915112345678@s.whatsapp.net", "4915112345678")]
    [InlineData("4915112345678:12@S.WhatsApp.net", "4915112345678")]
    [InlineData("4915112345678.0:3@s.whatsapp.net", "4915112345678")]
    [InlineData("+4915112345678_1@c.us", "4915112345678")]
    [InlineData("+44 (0)20 7946 0018", "442079460018")]
    [InlineData("0044 (0) 20-7946-0018", "442079460018")]
    [InlineData("44(0)2079460018", "442079460018")]
    [InlineData("(+44) [0]20 7946 0018", "442079460018")]
    [InlineData("\uff0b44\uff08\uff10\uff0920 7946 0018", "442079460018")]
    [InlineData("+44 020 7946 0018", "442079460018")]
    [InlineData("+49 (0151) 12345678", "4915112345678")]
    [InlineData("+0049 151 12345678", "4915112345678")]
    [InlineData("+353 (0)87 123 4567", "353871234567")]
    [InlineData("+36 (06) 30 123 4567", "36301234567")]
    [InlineData("+7 (8) 912 345-67-89", "79123456789")]
    [InlineData("+39 06 1234 5678", "390612345678")]
    [InlineData("+39 (0)6 1234 5678", "390612345678")]
    [InlineData("+225 07 01 02 03 04", "2250701020304")]
    [InlineData("+1 (202) 555-0100", "12025550100")]
    [InlineData("+55 (0)11 98765-4321", "5511987654321")]
    public void A_number_is_read_as_people_write_it(string to, string digits) =>
        Recipient.Parse(to).Should().Be(new Recipient(digits, Recipient.Kinds.Phone));

    [Fact]
    public void Marks_spaces_dashes_and_digits_of_every_script_are_read()
    {
        var wrong = new List<string>();
        for (var value = 0x80; value <= 0x10FFFF; value++)
        {
            if (!Rune.TryCreate(value, out var rune)) continue;
            (string Written, string? Digits) example = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation =>
                    ($"{rune}+49 151{rune}12345678{rune}", "4915112345678"),
                UnicodeCategory.DecimalDigitNumber => ($"49151{rune}2345678", $"49151{(int)Rune.GetNumericValue(rune)}2345678"),
                _ => ("", null),
            };
            if (Recipient.Parse(example.Written)?.Id != example.Digits) wrong.Add($"U+{value:X4}");
        }

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData("123456789012345@lid", "@lid")]
    [InlineData("123456789012345:4@lid", "@lid")]
    [InlineData("\u202a123456789012345@LID", "@lid")]
    [InlineData("123456789012345@hosted.lid", "@lid")]
    [InlineData("120363041234567890@g.us", "@g.us")]
    [InlineData("status@broadcast", "broadcast")]
    [InlineData("4915112345678@example.com", "s.whatsapp.net")]
    [InlineData("https://wa.me/message/ABCDEFGHIJKLM1", "no phone number")]
    [InlineData("https://chat.whatsapp.com/ABCDEFGHIJKLMNOPQRSTUV", "no phone number")]
    [InlineData("tel:7042;phone-context=example.com", "context")]
    [InlineData("0151 12345678", "country code")]
    [InlineData("+49 151", "fewer")]
    [InlineData("+49 151 1234567890123", "more")]
    [InlineData("+49 30 1234567 ext. 5", "characters")]
    [InlineData("+4930123456789x12", "characters")]
    [InlineData("4930123456789ext12", "characters")]
    [InlineData("+1 800 FLOWERS", "characters")]
    [InlineData("4.91511E+12", "characters")]
    public void What_is_no_number_says_why(string to, string why)
    {
        Recipient.Parse(to).Should().BeNull();
        Recipient.FaultOf(to).Should().Contain(why);
    }

    [Theory]
    [InlineData("US.13491208655302741918", "User")]
    [InlineData("\u200eUS.13491208655302741918\u00a0", "User")]
    [InlineData("US.ENT.11815799212886844830", "User")]
    [InlineData("Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD", "Group")]
    public void User_and_group_ids_are_told_apart(string to, string kind) => Recipient.Parse(to)!.Kind.ToString().Should().Be(kind);

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567890123456")]
    [InlineData("55+11987654321")]
    [InlineData("0123456789")]
    [InlineData("us.1349")]
    public void What_can_be_no_recipient_is_refused(string to) => Recipient.Parse(to).Should().BeNull();
}
