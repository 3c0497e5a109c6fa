using System.Text;
using Omni.Channels.WhatsAppCloud.Webhooks;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>What a stored webhook still says of a person who was erased.</summary>
public sealed class WebhookEraserTests
{
    private static readonly HashSet<string> Person = ["5511900000001", "BR.1"];

    [Theory]
    [InlineData("""{"messages":[{"from":"5511900000001","text":{"body":"secret"}},{"from":"2","text":{"body":"kept"}}]}""")]
    [InlineData("""{"standby":{"messages":[{"from":"BR.1","text":{"body":"secret"}},{"from":"2","text":{"body":"kept"}}]}}""")]
    [InlineData("""{"history":[{"threads":[{"id":"3","messages":[{"from":"BR.1","text":{"body":"secret"}},{"from":"2","text":{"body":"kept"}}]}]}]}""")]
    [InlineData("""{"history":[{"threads":[{"id":"5511900000001","messages":[{"from":"me","text":{"body":"secret"}}]},{"id":"2","messages":[{"text":{"body":"kept"}}]}]}]}""")]
    [InlineData("""{"history":[{"threads":[{"id":"x","context":{"wa_id":"5511900000001"},"messages":[{"text":{"body":"secret"}}]},{"id":"2","messages":[{"text":{"body":"kept"}}]}]}]}""")]
    public void Their_words_are_gone_and_those_of_others_stay(string value)
    {
        var left = Encoding.UTF8.GetString(Erase(value)!.Value.Span);

        left.Should().NotContain("secret").And.NotContain("5511900000001").And.NotContain("BR.1").And.Contain("kept");
    }

    [Fact]
    public void The_summary_of_a_thread_that_was_handed_over_is_gone() =>
        Erase("""{"sender":{"phone_number":"5511900000001"},"control_passed":{"conversation_context":{"summary":{"text":"secret"}}}}""")!
            .Value.IsEmpty.Should().BeTrue();

    [Fact]
    public void A_reply_of_somebody_else_keeps_its_words()
    {
        var left = Encoding.UTF8.GetString(
            Erase("""{"messages":[{"from":"2","context":{"from":"5511900000001"},"text":{"body":"kept"}}]}""")!.Value.Span);

        left.Should().Contain("kept").And.Contain("[erased]");
    }

    private static ReadOnlyMemory<byte>? Erase(string value) => WebhookEraser.Erase(
        Encoding.UTF8.GetBytes($$"""{"entry":[{"id":"A","changes":[{"field":"messages","value":{{value}}}]}]}"""), "N", "A", Person);
}
