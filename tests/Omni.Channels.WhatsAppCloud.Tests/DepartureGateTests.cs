using Omni.Channels.Sdk.Abilities;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>A message asks at the last moment whether it may leave: when its connection stands, before its first byte.</summary>
public sealed class DepartureGateTests : IAsyncLifetime
{
    private const string NumberPath = "/v25.0/106540352242922", MessagesPath = "/v25.0/106540352242922/messages";

    private readonly PluginFixture _fixture = new();

    public async ValueTask InitializeAsync()
    {
        Given(Request.Create().WithPath(NumberPath).UsingGet(), 200,
            """{"id":"106540352242922","display_phone_number":"+1 555-078-3881","verified_name":"Test Shop"}""");
        await _fixture.ConnectAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_message_passes_the_gate_once()
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), 200, """{"messages":[{"id":"wamid.1"}]}""");
        var gate = new Gate(isOpen: true);

        (await SendAsync(gate)).Should().BeOfType<SendResult.Sent>();

        gate.Asked.Should().Be(1);
    }

    [Fact]
    public async Task A_message_that_finds_the_gate_closed_was_not_sent_and_may_be_tried_again()
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), 200, """{"messages":[{"id":"wamid.1"}]}""");

        var result = await SendAsync(new Gate(isOpen: false));

        result.Should().BeOfType<SendResult.Failed>().Which.RetryAfter.Should().NotBeNull();
        _fixture.Graph.LogEntries.Should().NotContain(e => e.RequestMessage!.Path == MessagesPath);
    }

    [Fact]
    public async Task A_message_for_which_there_is_no_connection_never_reaches_the_gate()
    {
        _fixture.Graph.Stop();
        var gate = new Gate(isOpen: true);

        (await SendAsync(gate)).Should().BeOfType<SendResult.Failed>();

        gate.Asked.Should().Be(0);
    }

    [Fact]
    public async Task Media_that_was_refused_leaves_once_and_is_the_hosts_to_try_again()
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), 400,
            """{"error":{"message":"(#131052) Media download error","code":131053,"fbtrace_id":"t"}}""");
        var gate = new Gate(isOpen: true);

        var result = await SendAsync(gate, new ImageContent { MediaUrl = "https://example.com/a.png" });

        result.Should().BeOfType<SendResult.Failed>().Which.Should().BeEquivalentTo(new { MayHaveBeenTaken = true, AttemptLimit = 2 });
        gate.Asked.Should().Be(_fixture.Graph.LogEntries.Count(e => e.RequestMessage!.Path == MessagesPath)).And.Be(1);
    }

    private Task<SendResult> SendAsync(Gate gate, MessageContent? content = null) => ((IGatedChannel)_fixture.Plugin).SendMessageAsync(
        _fixture.InstanceId,
        new OutgoingMessage { Id = Guid.CreateVersion7(), To = "5511987654321", Content = content ?? new TextContent { Text = "hi" } },
        gate, CancellationToken.None);

    private void Given(IRequestBuilder request, int status, string body) =>
        _fixture.Graph.Given(request)
            .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body));

    private sealed class Gate(bool isOpen) : IDepartureGate
    {
        private int _asked;

        public int Asked => _asked;

        public bool TryLeave()
        {
            Interlocked.Increment(ref _asked);
            return isOpen;
        }
    }
}
