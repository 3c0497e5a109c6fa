using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Omni.Client.Events;

namespace Omni.Client.Tests;

/// <summary>The check of posted events cannot be switched off by accident.</summary>
public sealed class WebhookSignatureTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Id = "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Body = "{\"test\": 2432232314}", Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("whsec_")]
    [InlineData("whsec_ ")]
    [InlineData("whsec_AA==")]
    [InlineData("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("whsec_not base64!")]
    [InlineData("a-secret-of-24-characters")]
    public void A_secret_with_which_anyone_could_sign_is_refused_at_construction(string secret)
    {
        var key = Array.Empty<byte>();
        var signed = string.Create(CultureInfo.InvariantCulture, $"{Id}.{Now.ToUnixTimeSeconds()}.{Body}");
        var forged = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";

        FluentActions.Invoking(() => new WebhookSignature(secret)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => WebhookSignature.IsGood(secret, Id, "1614265330", forged, Body, Now))
            .Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_secret_of_24_bytes_is_good_with_and_without_its_prefix()
    {
        new WebhookSignature(Secret).IsGood(Id, "1614265330", Signature, Body, Now).Should().BeTrue("it is the example of the standard");
        new WebhookSignature(Secret["whsec_".Length..]).IsGood(Id, "1614265330", $"v1,bm90IGl0 v2,x {Signature}", Body, Now)
            .Should().BeTrue("one of several signatures is enough");
    }

    [Theory]
    [InlineData(null, "1614265330", Signature)]
    [InlineData("", "1614265330", Signature)]
    [InlineData(Id, null, Signature)]
    [InlineData(Id, "", Signature)]
    [InlineData(Id, "soon", Signature)]
    [InlineData(Id, "-1614265330", Signature)]
    [InlineData(Id, " 1614265330", Signature)]
    [InlineData(Id, "9223372036854775807", Signature)]
    [InlineData(Id, "92233720368547758070000", Signature)]
    [InlineData(Id, "1614264000", Signature)]
    [InlineData(Id, "1614265330", null)]
    [InlineData(Id, "1614265330", "")]
    [InlineData(Id, "1614265330", "v1,")]
    [InlineData(Id, "1614265330", "v1, v1,% v1,====")]
    [InlineData(Id, "1614265330", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, "1614265330", "v1,\ud800")]
    public void What_is_malformed_is_not_good_and_never_throws(string? id, string? timestamp, string? signatures) =>
        new WebhookSignature(Secret).IsGood(id, timestamp, signatures, Body, Now).Should().BeFalse();

    [Fact]
    public void A_body_that_is_missing_or_another_is_not_good()
    {
        var signature = new WebhookSignature(Secret);

        signature.IsGood(Id, "1614265330", Signature, body: null, Now).Should().BeFalse();
        signature.IsGood(Id, "1614265330", Signature, "{\"test\": 1}", Now).Should().BeFalse();
    }
}
