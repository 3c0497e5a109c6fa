using System.Text.Json;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>What all calls share: errors, headers, versions, tokens, parameters, fields and pages.</summary>
public sealed class GraphShapeTests(SandboxFixture fixture) : IClassFixture<SandboxFixture>
{
    private const string Message = """
        "messaging_product":"whatsapp","to":"5511987654321","type":"text"
        """;

    private readonly SandboxApp _meta = fixture.Meta;

    [Theory]
    [InlineData("GET /", 2500)]
    [InlineData("POST /v25.0", 2500)]
    [InlineData("GET /v25.0/", 2500)]
    [InlineData("GET /nonsense", 2500)]
    [InlineData("GET /nonsense/more", 2500)]
    [InlineData("GET /v25.0/nonsense", 2500)]
    [InlineData("POST /v25.0/nonsense/messages", 2500)]
    [InlineData("GET /v25.0/{phone}/a/b", 2500)]
    [InlineData("GET /v99.0/{phone}", 2500)]
    [InlineData("GET /v25.3/{phone}", 2500)]
    [InlineData("GET /v25/{phone}", 2500)]
    [InlineData("GET /v25.0/42", 100, 33)]
    [InlineData("DELETE /v25.0/42", 100, 33)]
    [InlineData("POST /42", 100, 33)]
    [InlineData("GET /v25.0/{phone}/nonsense", 100)]
    [InlineData("GET /{waba}/nonsense", 100)]
    [InlineData("POST /v25.0/{phone}/nonsense", 100, 33)]
    [InlineData("DELETE /v25.0/{phone}/messages", 100, 33)]
    [InlineData("DELETE /v25.0/{waba}/phone_numbers", 100, 33)]
    [InlineData("GET /v25.0/{phone}/messages", 100)]
    [InlineData("POST /v25.0/{waba}/messages", 100, 33)]
    [InlineData("GET /v25.0/{phone}/message_templates", 100)]
    [InlineData("PUT /v25.0/{phone}/messages", 100)]
    [InlineData("PATCH /v25.0/{phone}", 100)]
    [InlineData("PUT /nonsense", 100)]
    public async Task What_does_not_exist_is_an_error_in_Metas_shape(string call, int code, int? subcode = null)
    {
        var error = await _meta.ErrorAsync(call, body: null, code);

        (error.TryGetProperty("error_subcode", out var given) ? given.GetInt32() : (int?)null).Should().Be(subcode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer EAAwrong")]
    [InlineData("Basic EAAsandboxtoken")]
    public async Task A_token_that_is_missing_or_wrong_is_190(string authorization)
    {
        foreach (var call in (string[])["GET /v25.0/{phone}", "POST /v25.0/{phone}/messages", "GET /{waba}/nonsense", "GET /v25.0/42"])
            await _meta.ErrorAsync(call, body: null, code: 190, status: 401, token: authorization);
    }

    [Theory]
    [InlineData("GET /v25.0/{phone}", null, "OAuth EAAsandboxtoken")]
    [InlineData("GET /{phone}", null, "bearer EAAsandboxtoken")]
    [InlineData("GET /v25.0/{phone}?access_token=EAAsandboxtoken", null, "")]
    [InlineData("POST /v25.0/{phone}/messages?access_token=EAAsandboxtoken", "{" + Message + ""","text":{"body":"x"}}""", "")]
    [InlineData("POST /v25.0/{phone}/messages", """{"access_token":"EAAsandboxtoken",""" + Message + ""","text":{"body":"x"}}""", "")]
    [InlineData("POST /{phone}/messages",
        "access_token=EAAsandboxtoken&messaging_product=whatsapp&to=5511987654321&type=text&text=%7B%22body%22%3A%22x%22%7D", "")]
    public async Task A_token_is_taken_from_the_header_and_from_parameters(string call, string? body, string authorization) =>
        ((int)(await _meta.CallAsync(call, body, authorization)).StatusCode).Should().Be(200);

    [Theory]
    [InlineData("POST /v25.0/{phone}/messages", "{" + Message + ""","text":{"body":"[x]"}}""")]
    [InlineData("POST /v25.0/{phone}/messages", "{" + Message + ""","text":"{\"body\":\"[x]\"}"}""")]
    [InlineData("POST /{phone}/messages", "messaging_product=whatsapp&to=5511987654321&type=text&text=%7B%22body%22%3A%22[x]%22%7D")]
    [InlineData("POST /{phone}/messages", "messaging_product=whatsapp&to=5511987654321&type=text&text[body]=[x]")]
    [InlineData("POST /{phone}/messages?messaging_product=whatsapp&to=5511987654321", """{"type":"text","text":{"body":"[x]"}}""")]
    [InlineData("POST /{phone}/messages?messaging_product=whatsapp&to=5511987654321&type=text&text[body]=[x]", null)]
    public async Task It_makes_no_difference_where_the_parameters_are(string call, string? body)
    {
        var sent = await _meta.OkAsync(call, body);

        var received = await _meta.OkAsync("GET /sandbox/users/5511987654321/messages");
        received.GetProperty("items").EnumerateArray()
            .Single(m => m.GetProperty("id").GetString() == sent.GetProperty("messages")[0].GetProperty("id").GetString())
            .GetProperty("message").GetProperty("text").GetProperty("body").GetString().Should().Be("[x]");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("not=a&message")]
    public async Task A_body_without_the_parameters_is_answered_with_the_first_that_is_missing(string body) =>
        (await _meta.ErrorAsync("POST /v25.0/{phone}/messages", body, code: 100)).ToString().Should().Contain("messaging_product");

    [Theory]
    [InlineData("GET /v25.0/{phone}", "v25.0")]
    [InlineData("GET /v21.0/{phone}", "v21.0")]
    [InlineData("GET /{phone}", "v25.0")]
    [InlineData("GET /v25.0/{phone}/nonsense", "v25.0")]
    public async Task Every_answer_has_Metas_headers(string call, string version)
    {
        var answer = await _meta.CallAsync(call);

        answer.Headers.GetValues("facebook-api-version").Should().Equal(version);
        answer.Headers.GetValues("x-fb-trace-id").Single().Should().NotBeEmpty();
        JsonElement.Parse(answer.Headers.GetValues("x-app-usage").Single()).GetProperty("call_count").GetInt32().Should().BeLessThan(100);
        var usage = JsonElement.Parse(answer.Headers.GetValues("x-business-use-case-usage").Single());
        usage.GetProperty(SandboxNumber.Default.BusinessAccountId)[0].GetProperty("type").GetString().Should().Be("whatsapp");
    }

    [Theory]
    [InlineData("{phone}?fields=verified_name", "verified_name,id")]
    [InlineData("{phone}?fields=id", "id")]
    [InlineData("{phone}?fields=throughput{level},status", "throughput,status,id")]
    [InlineData("{waba}?fields=name,phone_numbers.limit(1){display_phone_number}", "name,phone_numbers,id")]
    public async Task An_answer_has_the_fields_that_were_asked_for_and_the_id(string path, string fields) =>
        (await _meta.OkAsync($"GET /v25.0/{path}")).EnumerateObject().Select(m => m.Name).Should().Equal(fields.Split(','));

    [Fact]
    public async Task Fields_of_a_list_are_chosen_too()
    {
        var account = await _meta.OkAsync("GET /v25.0/{waba}?fields=phone_numbers.limit(1){display_phone_number}");

        account.GetProperty("phone_numbers").GetProperty("data")[0].EnumerateObject().Select(m => m.Name)
            .Should().Equal("display_phone_number", "id");
    }

    [Theory]
    [InlineData("{phone}?fields=nonsense", 100)]
    [InlineData("{phone}?fields=id,nonsense", 100)]
    [InlineData("{waba}/phone_numbers?fields=id,nonsense", 100)]
    [InlineData("{waba}/message_templates?fields=nonsense", 100)]
    [InlineData("{waba}?fields=phone_numbers{nonsense}", 100)]
    [InlineData("{waba}?fields=phone_numbers{id", 2500)]
    [InlineData("{waba}?fields=,", 2500)]
    public async Task A_field_that_does_not_exist_is_refused(string path, int code) =>
        await _meta.ErrorAsync($"GET /v25.0/{path}", body: null, code);

    [Fact]
    public async Task Lists_come_in_pages_that_can_be_walked_in_both_directions()
    {
        var all = (await NamesAsync("limit=1000")).Names;

        var walked = new List<string>();
        var page = await NamesAsync("fields=name,language&limit=4");
        while (true)
        {
            walked.AddRange(page.Names);
            page.Names.Count.Should().BeInRange(1, 4);
            if (page.Next is null) break;
            page = await FollowAsync(page.Next);
        }

        walked.Should().Equal(all);
        var before = await FollowAsync(page.Previous!);
        before.Names.Should().Equal(all.Skip(all.Count - page.Names.Count - 4).Take(4));
        await _meta.ErrorAsync("GET /v25.0/{waba}/message_templates?after=nonsense", body: null, code: 131059);

        Task<(List<string> Names, string? Next, string? Previous)> FollowAsync(string url) => ReadAsync($"GET {url}");

        Task<(List<string> Names, string? Next, string? Previous)> NamesAsync(string query) =>
            ReadAsync($"GET /v25.0/{{waba}}/message_templates?{query}");
    }

    private async Task<(List<string> Names, string? Next, string? Previous)> ReadAsync(string call)
    {
        var page = await _meta.OkAsync(call);
        var paging = page.GetProperty("paging");
        return (
            [.. page.GetProperty("data").EnumerateArray().Select(t => $"{t.GetProperty("name")} {t.GetProperty("language")}")],
            paging.TryGetProperty("next", out var next) ? next.GetString() : null,
            paging.TryGetProperty("previous", out var previous) ? previous.GetString() : null);
    }
}
