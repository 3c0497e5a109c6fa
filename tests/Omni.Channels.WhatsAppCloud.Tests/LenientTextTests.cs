using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class LenientTextTests
{
    [Theory]
    [InlineData("""{"a":"\ud83d\udc4b"}""", "👋")]
    [InlineData("""{"a":"x\ud83dy"}""", "x\uFFFDy")]
    [InlineData("""{"a":"\udc4b"}""", "\uFFFD")]
    [InlineData("""{"a":"\ud83d\ud83d\udc4b"}""", "\uFFFD👋")]
    [InlineData("""{"a":"nul\u0000gone"}""", "nulgone")]
    [InlineData("""{"a":"\\u0000 stays"}""", "\\u0000 stays")]
    [InlineData("""{"a":"\\\u0000"}""", "\\")]
    public void What_cannot_be_text_is_replaced_and_the_rest_is_left(string json, string expected) =>
        JsonElement.Parse(LenientText.Repair(Encoding.UTF8.GetBytes(json)).Span).GetProperty("a").GetString().Should().Be(expected);

    [Fact]
    public void Bytes_that_are_no_UTF8_are_replaced() =>
        JsonElement.Parse(LenientText.Repair((byte[])[.. "{\"a\":\"x"u8, 0xC3, .. "\"}"u8]).Span).GetProperty("a").GetString()
            .Should().Be("x\uFFFD");

    [Fact]
    public void Good_JSON_comes_back_as_the_same_bytes() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        var clean = new string([.. text.Get.Where(c => c != '\0' && !char.IsSurrogate(c))]);
        var json = JsonSerializer.SerializeToUtf8Bytes(new { a = clean });
        return LenientText.Repair(json).Span.SequenceEqual(json);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_survived() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
    {
        WebhookParser.Parse((byte[])[.. "{\"object\":\""u8, .. bytes]);
        return true;
    }).QuickCheckThrowOnFailure();
}
