using Omni.Channels.Sdk.Instances;
using Omni.Channels.Sdk.Messaging;
using Omni.Contract.Contents;
using Omni.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>What leaves for Graph, and what is made of each kind of answer.</summary>
public sealed class GraphCallTests : IAsyncLifetime
{
    private const string NumberPath = "/v25.0/106540352242922", MessagesPath = "/v25.0/106540352242922/messages";

    private readonly PluginFixture _fixture = new();

    public async ValueTask InitializeAsync()
    {
        Given(Request.Create().WithPath(NumberPath).UsingGet(), 200,
            """{"id":"106540352242922","display_phone_number":"+1 555-078-3881","verified_name":"Test Shop"}""");
        (await _fixture.ConnectAsync()).State.Should().Be(ConnectionState.Connected);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public void Connecting_proves_the_token_and_asks_the_version_of_the_instance()
    {
        var request = _fixture.Graph.LogEntries[0].RequestMessage!;

        request.Path.Should().Be(NumberPath);
        request.Headers!["Authorization"].ToString().Should().Be($"Bearer {TestNumber.Fixtures.AccessToken}");
        request.Query!["appsecret_proof"].ToString().Should().MatchRegex("^[0-9a-f]{64}$");
        _fixture.Emitted.Should().ContainSingle().Which.Type.Should().Be("instance.connected");
    }

    [Fact]
    public async Task A_text_leaves_in_Metas_shape_and_names_our_id()
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), 200,
            """{"messaging_product":"whatsapp","contacts":[{"input":"5511987654321","wa_id":"551187654321"}],"messages":[{"id":"wamid.1"}]}""");
        var message = Text("see https://example.com") with { ReplyTo = "wamid.0" };

        var result = await SendAsync(message);

        result.Should().Be(new SendResult.Sent("wamid.1") { ChatId = "551187654321" });
        _fixture.Graph.LogEntries[^1].RequestMessage!.Body.Should().Be(
            $$$"""{"messaging_product":"whatsapp","recipient_type":"individual","to":"5511987654321","type":"text","context":{"message_id":"wamid.0"},"biz_opaque_callback_data":"{{{message.Id}}}","text":{"body":"see https://example.com","preview_url":true}}""");
    }

    [Fact]
    public async Task A_user_without_a_number_is_addressed_as_recipient()
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), 200, """{"messages":[{"id":"wamid.1"}]}""");

        await SendAsync(Text("hola") with { To = "AR.7712345678901234567" });

        _fixture.Graph.LogEntries[^1].RequestMessage!.Body
            .Should().Contain("\"recipient\":\"AR.7712345678901234567\"").And.NotContain("\"to\"");
    }

    [Theory]
    [InlineData(400, 131026, FailureReach.Message, false)]
    [InlineData(429, 130429, FailureReach.Pace, true)]
    [InlineData(429, 131056, FailureReach.Recipient, true)]
    [InlineData(500, 131000, FailureReach.Message, true)]
    [InlineData(401, 190, FailureReach.Instance, false)]
    public async Task A_refusal_says_how_far_it_reaches_and_whether_to_try_again(int status, int code, FailureReach reach, bool retryable)
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), status,
            $$$"""{"error":{"message":"no","type":"OAuthException","code":{{{code}}},"error_data":{"details":"because"},"fbtrace_id":"A1"}}""");

        var failed = (SendResult.Failed)await SendAsync(Text("hi"));

        failed.ErrorCode.Should().Be($"{code}");
        failed.Error.Should().Contain("because").And.NotContain(TestNumber.Fixtures.AccessToken);
        failed.Reach.Should().Be(reach);
        (failed.RetryAfter is not null).Should().Be(retryable);
        _fixture.Graph.LogEntries.Count(e => e.RequestMessage!.Path == MessagesPath).Should().Be(1, "a POST leaves once");
        (await _fixture.Plugin.GetStatusAsync(_fixture.InstanceId, CancellationToken.None)).State
            .Should().Be(code == 190 ? ConnectionState.Error : ConnectionState.Connected);
    }

    [Theory]
    [InlineData(FaultType.EMPTY_RESPONSE)]
    [InlineData(FaultType.MALFORMED_RESPONSE_CHUNK)]
    public async Task An_answer_that_is_lost_is_ambiguous_and_nothing_is_sent_again(FaultType fault)
    {
        _fixture.Graph.Given(Request.Create().WithPath(MessagesPath).UsingPost())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody("{\"messages\":[").WithFault(fault));

        var result = await SendAsync(Text("hi"));

        result.Should().BeOfType<SendResult.Ambiguous>();
        _fixture.Graph.LogEntries.Count(e => e.RequestMessage!.Path == MessagesPath).Should().Be(1);
    }

    [Theory]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    public async Task An_answer_that_says_nothing_about_the_message_is_ambiguous(int status, string body)
    {
        Given(Request.Create().WithPath(MessagesPath).UsingPost(), status, body);

        (await SendAsync(Text("hi"))).Should().BeOfType<SendResult.Ambiguous>();
    }

    [Fact]
    public async Task A_message_that_never_left_may_be_tried_again()
    {
        _fixture.Graph.Stop();

        var failed = (SendResult.Failed)await SendAsync(Text("hi"));

        failed.ErrorCode.Should().Be("GRAPH_UNREACHABLE");
        failed.RetryAfter.Should().NotBeNull();
    }

    [Fact]
    public async Task A_read_is_repeated_when_Meta_stumbles()
    {
        _fixture.Graph.Given(Request.Create().WithPath($"{NumberPath}/whatsapp_business_profile").UsingGet()).InScenario("stumble")
            .WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(503));
        _fixture.Graph.Given(Request.Create().WithPath($"{NumberPath}/whatsapp_business_profile").UsingGet()).InScenario("stumble")
            .WhenStateIs("up").RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"data":[{"about":"open"}]}"""));

        var profile = await _fixture.Plugin.GetProfileAsync(_fixture.InstanceId, CancellationToken.None);

        profile.Should().BeOfType<Sdk.Abilities.ProfileResult.Found>().Which.Profile.Bio.Should().Be("open");
    }

    private static OutgoingMessage Text(string text) =>
        new() { Id = Guid.CreateVersion7(), To = "+55 11 98765-4321", Content = new TextContent { Text = text } };

    private Task<SendResult> SendAsync(OutgoingMessage message) =>
        _fixture.Plugin.SendMessageAsync(_fixture.InstanceId, message, CancellationToken.None);

    private void Given(IRequestBuilder request, int status, string body) =>
        _fixture.Graph.Given(request)
            .RespondWith(Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(body));
}
