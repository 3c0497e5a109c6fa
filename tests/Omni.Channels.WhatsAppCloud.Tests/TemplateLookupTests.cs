using System.Text.Json;
using Omni.Channels.Sdk.Abilities;
using Omni.Contract.Contents;
using Omni.Testing;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>How the account's templates and numbers are read, and what follows when they cannot be.</summary>
public sealed class TemplateLookupTests : IAsyncLifetime
{
    private readonly PluginFixture _fixture = new();

    private int _reads;

    public async ValueTask InitializeAsync()
    {
        _fixture.Graph.Given(Request.Create().UsingGet()).AtPriority(10)
            .RespondWith(Response.Create().WithBodyAsJson(new { id = TestNumber.Fixtures.PhoneNumberId }));
        AnswerInPages("/phone_numbers", most: 7,
            [.. Enumerable.Range(0, 30).Select(i => new { id = i == 29 ? TestNumber.Fixtures.PhoneNumberId : $"{i}" })]);
        (await _fixture.ConnectAsync()).IsConnected.Should().BeTrue("the number is on a later page, and pages are small");
        _reads = 0;
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Smaller_pages_are_asked_when_Graph_asks_for_them()
    {
        AnswerInPages("/message_templates", most: 20, [.. Enumerable.Range(0, 70).Select(i => Template($"t{i}", "x"))]);

        (await PrepareAsync("t69")).Should().BeOfType<Preparation.Ready>();

        _reads.Should().BeLessThan(20, "a page that is too large is asked for once, and all others are as large as they may be");
    }

    [Fact]
    public async Task The_list_is_read_anew_before_a_refusal_and_only_then()
    {
        AnswerInPages("/message_templates", most: 250, [Template("old", "x")]);
        (await PrepareAsync("old")).Should().BeOfType<Preparation.Ready>();
        (await PrepareAsync("old")).Should().BeOfType<Preparation.Ready>();
        _reads.Should().Be(1);

        AnswerInPages("/message_templates", most: 250, [Template("old", "x {{1}}"), Template("new", "x", "PAUSED")]);
        (await PrepareAsync("old", """["a"]""")).Should().BeOfType<Preparation.Ready>("it takes a value now");
        (await PrepareAsync("new")).Should().BeOfType<Preparation.Refused>();
        AnswerInPages("/message_templates", most: 250, [Template("new", "x")]);
        (await PrepareAsync("new")).Should().BeOfType<Preparation.Ready>("it is not paused any more");
        _reads.Should().Be(4);
    }

    [Fact]
    public async Task A_flood_of_unknown_templates_does_not_use_up_the_calls_of_the_account()
    {
        AnswerInPages("/message_templates", most: 250, [Template("old", "x")]);

        for (var i = 0; i < 200; i++) (await PrepareAsync("unknown")).Should().BeOfType<Preparation.Refused>();

        _reads.Should().BeLessThan(100);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_anew_leaves_the_refusal_to_Meta()
    {
        AnswerInPages("/message_templates", most: 250, [Template("old", "x")]);
        (await PrepareAsync("old")).Should().BeOfType<Preparation.Ready>();

        _fixture.Graph.Given(Request.Create().UsingGet().WithPath(path => path.EndsWith("/message_templates", StringComparison.Ordinal)))
            .AtPriority(-1)
            .RespondWith(Response.Create().WithStatusCode(403).WithBodyAsJson(new { error = new { code = 10, message = "no" } }));

        (await PrepareAsync("unknown")).Should().BeOfType<Preparation.Ready>();
        (await PrepareAsync("unknown", """["a"]""")).Should().BeOfType<Preparation.Unavailable>("nothing says where the value belongs");
        (await PrepareAsync("old", """["a"]""")).Should().BeOfType<Preparation.Unavailable>();
    }

    [Fact]
    public async Task An_interactive_object_of_an_unknown_type_goes_to_Meta_as_it_is()
    {
        var given = JsonElement.Parse("""{"type":"hologram","header":[1],"body":"x","action":{"buttons":7,"footer":{"text":""}}}""");

        var prepared = await _fixture.Plugin.PrepareAsync(
            _fixture.InstanceId, new OutgoingDraft { To = "5511987654321", Content = new InteractiveContent { Interactive = given } },
            CancellationToken.None);

        prepared.Should().BeOfType<Preparation.Ready>().Which.Contents.Should().ContainSingle().Which.As<InteractiveContent>()
            .Interactive.GetRawText().Should().Be(given.GetRawText());
    }

    private static object Template(string name, string body, string status = "APPROVED") => new
    {
        name,
        language = "en_US",
        status,
        category = "UTILITY",
        components = new[] { new { type = "BODY", text = body } },
    };

    private Task<Preparation> PrepareAsync(string name, string? parameters = null) => _fixture.Plugin.PrepareAsync(
        _fixture.InstanceId,
        new OutgoingDraft
        {
            To = "5511987654321",
            Content = new TemplateContent
            {
                Template = name,
                Language = "en_US",
                Parameters = parameters is null ? null : JsonElement.Parse(parameters),
            },
        },
        CancellationToken.None);

    /// <summary>A list of Graph that refuses pages of more than so many items, as Meta does when they hold too much.</summary>
    private void AnswerInPages(string path, int most, object[] items) => _fixture.Graph
        .Given(Request.Create().UsingGet().WithPath(p => p.EndsWith(path, StringComparison.Ordinal)))
        .RespondWith(Response.Create().WithCallback(request =>
        {
            Interlocked.Increment(ref _reads);
            var (limit, after) = (int.Parse(request.GetParameter("limit")![0]), int.Parse(request.GetParameter("after")?[0] ?? "0"));
            if (limit > most)
            {
                return Json(500, new
                {
                    error = new { code = 1, message = "Please reduce the amount of data you're asking for, then retry your request" },
                });
            }

            var end = Math.Min(after + limit, items.Length);
            return Json(200, new
            {
                data = items[after..end],
                paging = new { cursors = new { after = $"{end}" }, next = end < items.Length ? "https://graph.facebook.com/next" : null },
            });
        }));

    private static ResponseMessage Json(int status, object body) => new()
    {
        StatusCode = status,
        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>> { ["Content-Type"] = new("application/json") },
        BodyData = new WireMock.Util.BodyData
        {
            DetectedBodyType = WireMock.Types.BodyType.String,
            BodyAsString = JsonSerializer.Serialize(body),
        },
    };
}
