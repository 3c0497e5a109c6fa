using Omni.Api.Operations.Health;

namespace Omni.Api.Tests;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("/sandbox/users/5511987654321/messages", "/sandbox/users/+55*****4321/messages")]
    [InlineData("to +5511987654321", "to +55*****4321")]
    [InlineData("key omni_sk_0123456789abcdef", "key ***")]
    [InlineData("token EAAB0123456789abcdef", "token ***")]
    [InlineData("/api/v2/chats/01234567-89ab-7def-8123-456789abcdef", "/api/v2/chats/01234567-89ab-7def-8123-456789abcdef")]
    [InlineData("webhook 1234", "webhook 1234")]
    [InlineData("Request starting HTTP/1.1 GET http://localhost/webhooks/x?hub.verify_token=t - - -",
        "Request starting HTTP/1.1 GET http://localhost/webhooks/x?* - - -")]
    [InlineData("GET /nowhere?a=1&b=2 next", "GET /nowhere?* next")]
    [InlineData("https://graph.facebook.com/v25.0/1?anything", "https://graph.facebook.com/v25.0/1?*")]
    [InlineData("body access_token=abc&x=1", "body access_token=***&x=1")]
    [InlineData("nats://user:secret@server:4222/", "nats://***@server:4222/")]
    [InlineData("x-api-key: my-own-key", "x-api-key: ***")]
    [InlineData("scheme Bearer abcdefgh-ijkl", "scheme Bearer ***")]
    [InlineData("secret whsec_AbC+/=", "secret ***")]
    [InlineData("Invalid request line: 'GET /x?t HTTP/7.7'", "Invalid request line: ***")]
    [InlineData("Invalid content length: my-own-key", "Invalid content length: ***")]
    [InlineData("is it so? yes", "is it so? yes")]
    [InlineData("SELECT * FROM inbox WHERE id = ?", "SELECT * FROM inbox WHERE id = ?")]
    public void Phone_numbers_and_keys_are_masked_and_the_rest_is_left(string text, string expected) =>
        MaskingEnricher.Mask(text).Should().Be(expected);
}
