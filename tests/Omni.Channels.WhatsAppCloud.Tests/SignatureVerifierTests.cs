using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Testing;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class SignatureVerifierTests
{
    private static readonly byte[] Key = System.Text.Encoding.UTF8.GetBytes(TestNumber.Fixtures.AppSecret);

    public static TheoryData<string> Names => [.. Fixture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_body_signed_as_it_came_is_valid(string name)
    {
        var body = Fixture.Read(name);

        SignatureVerifier.Verify(TestNumber.Fixtures.Sign(body), body, Key).Should().Be(SignatureVerdict.Valid);
    }

    [Theory]
    [InlineData(null, "Missing")]
    [InlineData("", "Missing")]
    [InlineData("sha256=", "Malformed")]
    [InlineData("sha1=0000000000000000000000000000000000000000000000000000000000000000", "Malformed")]
    [InlineData("sha256=g000000000000000000000000000000000000000000000000000000000000000", "Malformed")]
    [InlineData("sha256=00000000000000000000000000000000000000000000000000000000000000000", "Malformed")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000", "Mismatch")]
    public void A_verdict_says_why(string? header, string verdict) => SignatureVerifier.Verify(header, "body"u8, Key).ToString().Should().Be(verdict);

    [Fact]
    public void One_byte_changed_is_a_mismatch()
    {
        var body = Fixture.Read("message--text");
        var header = TestNumber.Fixtures.Sign(body);
        body[^2] ^= 1;

        SignatureVerifier.Verify(header, body, Key).Should().Be(SignatureVerdict.Mismatch);
    }

    [Fact]
    public void Under_an_empty_secret_nothing_is_valid()
    {
        var body = "body"u8;
        var header = $"sha256={Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(ReadOnlySpan<byte>.Empty, body))}";

        SignatureVerifier.Verify(header, body, default).Should().Be(SignatureVerdict.Mismatch);
    }
}
