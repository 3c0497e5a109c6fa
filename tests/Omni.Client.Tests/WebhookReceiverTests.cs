using System.Collections.Specialized;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Omni.Client.Events;
using Omni.Contract.Contents;
using Omni.Contract.Events.Payloads;

namespace Omni.Client.Tests;

/// <summary>What a subscription posts is verified and typed, and a refusal says why.</summary>
public sealed class WebhookReceiverTests
{
    private const string Body = """
        {"id":"01a20e74-7c9f-7997-a274-a048be3f87cf","type":"message.received","timestamp":1795542703000,
         "payload":{"externalId":"wamid.1","chatId":"5511987654321","from":"5511987654321","content":{"type":"text","text":"olá"}},
         "metadata":{"correlationId":"c","instanceId":"01a20e74-7c9f-7997-a274-a048be3f87ce","source":"channel:whatsapp-cloud"}}
        """;

    private static readonly string Secret = SecretOf(1), Other = SecretOf(2);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_542_703);

    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public async Task A_genuine_post_is_a_typed_event_whatever_the_headers_are()
    {
        var receiver = new WebhookReceiver([Secret], _time);
        var plain = Headers(Secret, Body, Now);
        var request = new DefaultHttpContext().Request;
        using var message = new HttpRequestMessage();
        var collection = new NameValueCollection();
        foreach (var (name, value) in plain)
        {
            request.Headers[name.ToUpperInvariant()] = value;
            message.Headers.Add(name, value);
            collection.Add(name, value);
        }

        request.Body = new MemoryStream(Encoding.UTF8.GetBytes(Body));
        var bytes = Encoding.UTF8.GetBytes(Body);
        OmniEvent[] events =
        [
            receiver.ParseWebhook(plain, Body), receiver.ParseWebhook(plain, bytes), receiver.ParseWebhook(request.Headers, Body),
            receiver.ParseWebhook(request.Headers, bytes), receiver.ParseWebhook(message.Headers, bytes),
            receiver.ParseWebhook(collection, bytes),
            await receiver.ParseWebhookAsync(request.Headers, request.Body),
        ];

        foreach (var received in events)
        {
            received.Payload.Should().BeOfType<MessageReceived>().Which.Content
                .Should().BeOfType<TextContent>().Which.Text.Should().Be("olá");
            received.InstanceId.Should().Be(Guid.Parse("01a20e74-7c9f-7997-a274-a048be3f87ce"));
            received.Timestamp.Should().Be(Now);
            received.Metadata.Source.Should().Be("channel:whatsapp-cloud");
        }
    }

    [Fact]
    public void Secrets_rotate_on_either_side()
    {
        new WebhookReceiver([Other, Secret], _time).ParseWebhook(Headers(Secret, Body, Now), Body).Type.Should().Be("message.received");

        // The host signs with both for a while; two headers may be joined with a space or a comma.
        foreach (var joint in new[] { " ", "," })
        {
            var both = Headers(Other, Body, Now);
            both["webhook-signature"] += joint + Headers(Secret, Body, Now)["webhook-signature"];
            new WebhookReceiver([Secret], _time).ParseWebhook(both, Body).Type.Should().Be("message.received");
        }
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_post_counts_for_five_minutes(int seconds, bool isGood)
    {
        var post = () => new WebhookReceiver([Secret], _time).ParseWebhook(Headers(Secret, Body, Now.AddSeconds(seconds)), Body);

        if (isGood) post.Should().NotThrow();
        else post.Should().Throw<OmniWebhookException>().Where(e => e.Fault == WebhookFault.TimestampOutsideTolerance)
            .WithMessage($"The post is 301 s {(seconds < 0 ? "old" : "in the future")}*300 s*");
    }

    [Theory]
    [InlineData("webhook-id", null, WebhookFault.HeaderMissing, "*webhook-id is missing*")]
    [InlineData("webhook-timestamp", "", WebhookFault.HeaderMissing, "*webhook-timestamp is missing*")]
    [InlineData("webhook-signature", null, WebhookFault.HeaderMissing, "*webhook-signature is missing*")]
    [InlineData("webhook-timestamp", "soon", WebhookFault.TimestampInvalid, "*not a time*")]
    [InlineData("webhook-timestamp", "9223372036854775807", WebhookFault.TimestampOutsideTolerance, "*in the future*")]
    [InlineData("webhook-id", "another", WebhookFault.SignatureWrong, "*fits the body and the secret*")]
    [InlineData("webhook-signature", "v1,", WebhookFault.SignatureWrong, "*fits the body*")]
    [InlineData("webhook-signature", "v2,AAAA", WebhookFault.SignatureWrong, "*fits the body*")]
    [InlineData("webhook-signature", ",,,v1,\ud800 ", WebhookFault.SignatureWrong, "*fits the body*")]
    public void What_is_not_genuine_is_refused_in_one_sentence(string header, string? value, WebhookFault fault, string message)
    {
        var headers = Headers(Secret, Body, Now);
        if (value is null) headers.Remove(header);
        else headers[header] = value;

        var refusal = new WebhookReceiver([Secret], _time).Invoking(r => r.ParseWebhook(headers, Body))
            .Should().Throw<OmniWebhookException>().WithMessage(message).Which;

        refusal.Fault.Should().Be(fault);
        refusal.Message.Should().EndWith(".").And.NotContain("\n").And.NotContain(Secret[6..]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"x\"}")]
    [InlineData("{\"id\":\"01a20e74-7c9f-7997-a274-a048be3f87cf\",\"type\":\"a\",\"timestamp\":1e300,\"payload\":{},\"metadata\":{}}")]
    public void What_is_signed_but_no_event_is_refused_for_that(string body) => new WebhookReceiver([Secret], _time)
        .Invoking(r => r.ParseWebhook(Headers(Secret, body, Now), body)).Should().Throw<OmniWebhookException>()
        .Which.Fault.Should().Be(WebhookFault.NotAnEvent);

    [Fact]
    public void An_event_of_a_later_version_is_an_event()
    {
        const string later = """
            {"id":"01a20e74-7c9f-7997-a274-a048be3f87cf","type":"hologram.seen","timestamp":1,"payload":[1],"metadata":7,"more":{}}
            """;

        var received = new WebhookReceiver([Secret], _time).ParseWebhook(Headers(Secret, later, Now), later);

        received.Payload.Should().BeOfType<CustomEvent>().Which.Data.GetRawText().Should().Be("[1]");
        (received.InstanceId, received.Metadata.CorrelationId).Should().Be((null, ""));
    }

    [Fact]
    public void Without_a_good_secret_there_is_no_receiver()
    {
        FluentActions.Invoking(() => new WebhookReceiver("whsec_")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new WebhookReceiver([Secret, "short"])).Should().Throw<ArgumentException>();
        new WebhookReceiver([], _time).Invoking(r => r.ParseWebhook(Headers(Secret, Body, Now), Body))
            .Should().Throw<InvalidOperationException>().WithMessage("*WebhookSecrets*");
    }

    private static string SecretOf(byte b) => $"whsec_{Convert.ToBase64String(Enumerable.Repeat(b, 32).ToArray())}";

    private static Dictionary<string, string> Headers(string secret, string body, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Convert.FromBase64String(secret[6..]), Encoding.UTF8.GetBytes($"event-1.{seconds}.{body}"));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = "event-1",
            ["webhook-timestamp"] = seconds,
            ["webhook-signature"] = $"v1,{Convert.ToBase64String(signature)}",
        };
    }
}
