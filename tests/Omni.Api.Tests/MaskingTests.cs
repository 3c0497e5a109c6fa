using Omni.Api.Observability;

namespace Omni.Api.Tests;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("/sandbox/users/5511987654321/messages", "/sandbox/users/+55*****4321/messages")]
    [InlineData("to +5511987654321", "to +55*****4321")]
    [InlineData("key omni_sk_0123456789abcdef", "key ***")]
    [InlineData("token EAAB0123456789abcdef", "token ***")]
    [InlineData("/api/v2/chats/01234567-89ab-7def-8123-456789abcdef", "/api/v2/chats/01234567-89ab-7def-8123-456789abcdef")]
    [InlineData("delivery 1234", "delivery 1234")]
    public void Phone_numbers_and_keys_are_masked_and_the_rest_is_left(string text, string expected) => MaskingEnricher.Mask(text).Should().Be(expected);
}
