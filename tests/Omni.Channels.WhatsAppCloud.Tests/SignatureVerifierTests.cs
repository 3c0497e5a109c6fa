using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Webhooks;
using Omni.Channels.WhatsAppCloud.Numbers;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Testing;

namespace Omni.Channels.WhatsAppCloud.Tests;

public sealed class SignatureVerifierTests
{
    private static readonly WhatsAppInstance.AppSecret Secret = WhatsAppInstance.AppSecret.From(new Secret(TestNumber.Fixtures.AppSecret));

    public static TheoryData<string> Names => [.. Fixture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_body_signed_as_it_came_is_valid(string name)
    {
        var body = Fixture.Read(name);

        VerdictOn(TestNumber.Fixtures.Sign(body), body, Secret).Should().BeOfType<WebhookVerdict.Genuine>();
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("", "missing")]
    [InlineData("sha256=", "malformed")]
    [InlineData("sha1=0000000000000000000000000000000000000000000000000000000000000000", "malformed")]
    [InlineData("sha256=g000000000000000000000000000000000000000000000000000000000000000", "malformed")]
    [InlineData("sha256=00000000000000000000000000000000000000000000000000000000000000000", "malformed")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000", "mismatch")]
    public void A_verdict_says_why(string? header, string code) => CodeOf(VerdictOn(header, [.. "body"u8], Secret)).Should().Be(code);

    [Fact]
    public void One_byte_changed_is_a_mismatch()
    {
        var body = Fixture.Read("message--text");
        var header = TestNumber.Fixtures.Sign(body);
        body[^2] ^= 1;

        CodeOf(VerdictOn(header, body, Secret)).Should().Be("mismatch");
    }

    [Fact]
    public void Under_an_empty_secret_nothing_is_valid()
    {
        byte[] body = [.. "body"u8];
        var header = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(ReadOnlySpan<byte>.Empty, body))}";

        CodeOf(VerdictOn(header, body, new WhatsAppInstance.AppSecret("empty", ReadOnlyMemory<byte>.Empty))).Should().Be("mismatch");
    }

    private static string CodeOf(WebhookVerdict verdict) => verdict.Should().BeOfType<WebhookVerdict.Refused>().Which.Code;

    private static WebhookVerdict VerdictOn(string? header, byte[] body, WhatsAppInstance.AppSecret secret)
    {
        var directory = new InstanceDirectory();
        directory.Set(WebhookGateTests.Instance(1) with { AppSecrets = [secret] }, isOwner: true);
        return new WebhookGate(directory, Microsoft.Extensions.Options.Options.Create(new WhatsAppCloudOptions()), new FakeTimeProvider())
            .Verify(
                new WebhookRequest { Query = _ => null, Header = name => name == SignatureVerifier.Header ? header : null, Body = body });
    }
}
