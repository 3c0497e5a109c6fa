using System.Net.Http.Headers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Omni.Api.Storage;

namespace Omni.Api.Tests.Media;

/// <summary>
/// The type and the name of media are any text that a sender chose: what is made of them fits into headers and file systems.
/// </summary>
public sealed class MediaNameTests
{
    private static readonly string[] Hostile =
        [
        "", " ", ".", "..", "/", "\\", ";", "\"", "=", "\r\n", "\n", "\0", "\t", "\u202E", "\u2066", "\u200B", "\uFEFF", "\u2028",
        "\uD800", "é", "日本", "😀", "CON", "nul", "a", "image/png", "audio/ogg", "codecs=opus", "x=\"y;z\"", "%00", "*", ".pdf", "１"
    ,];

    [Theory]
    [InlineData("image/jpeg", "image/jpeg")]
    [InlineData("IMAGE/JPEG", "image/jpeg")]
    [InlineData(" audio/ogg; codecs=opus ", "audio/ogg; codecs=opus")]
    [InlineData("audio/ogg;codecs=opus", "audio/ogg; codecs=opus")]
    [InlineData("text/plain; charset=\"utf-8\"; x=\"a;b\"", "text/plain; charset=\"utf-8\"; x=\"a;b\"")]
    [InlineData("text/plain; charset=\"utf-8\r\nX-Evil: 1\"", "text/plain")]
    [InlineData("text/plain; charset=é; format=flowed; format=twice", "text/plain; format=flowed")]
    [InlineData("text/html\r\nSet-Cookie: a=b", "application/octet-stream")]
    [InlineData("text/html\n", "application/octet-stream")]
    [InlineData("image/jpeg\0", "application/octet-stream")]
    [InlineData("image/*", "application/octet-stream")]
    [InlineData("imágen/jpeg", "application/octet-stream")]
    [InlineData("jpeg", "application/octet-stream")]
    [InlineData("a/b/c", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    [InlineData(null, "application/octet-stream")]
    public void A_type_is_a_type_or_that_of_unknown_bytes(string? text, string type) => MediaType.Of(text).Should().Be(type);

    [Theory]
    [InlineData("Rechnung März.pdf", "Rechnung März.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\x\\report.docx", "report.docx")]
    [InlineData("folder/..", "folder")]
    [InlineData("a\r\nX-Evil: 1.pdf", "aX-Evil_ 1.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("nul\0.txt", "_nul.txt")]
    [InlineData("con", "_con")]
    [InlineData("LPT1.tar.gz", "_LPT1.tar.gz")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("name. . ", "name")]
    [InlineData("what?\"<>|*:.txt", "what_______.txt")]
    [InlineData("half\uD800.txt", "half.txt")]
    [InlineData("👩‍👩‍👧.png", "👩‍👩‍👧.png")]
    [InlineData("..", null)]
    [InlineData("\u200E\u202E", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_name_is_the_name_of_a_file_anywhere(string? text, string? name) => MediaName.Of(text).Should().Be(name);

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = MediaName.Of($"{new string('日', 300)}.pdf")!;

        name.Should().EndWith("日.pdf");
        Encoding.UTF8.GetByteCount(name).Should().BeLessThanOrEqualTo(240);
    }

    [Fact]
    public void Whatever_comes_a_type_fits_into_a_header_and_stays_as_it_is() => Prop.ForAll(Texts(), text =>
    {
        var type = MediaType.Of(text);
        return type.All(c => c is >= ' ' and < (char)127) && MediaTypeHeaderValue.TryParse(type, out _) && MediaType.Of(type) == type;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_comes_a_name_leads_nowhere_and_stays_as_it_is() => Prop.ForAll(Texts(), text =>
    {
        var name = MediaName.Of(text);
        return name is null || (name.Length > 0 && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or '"') && name is not ("." or "..")
            && Encoding.UTF8.GetByteCount(name) <= 255
                && Path.GetFileName(name) == name && MediaName.Of(name) == name);
    }).QuickCheckThrowOnFailure();

    /// <summary>Any text, and hostile pieces in any order.</summary>
    private static Arbitrary<string> Texts() => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(Hostile).ListOf().Select(string.Concat)).ToArbitrary();
}
