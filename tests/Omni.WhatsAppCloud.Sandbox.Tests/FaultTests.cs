using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>What a call is answered, whether Meta took the message, and when its statuses come are three separate things.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private SandboxApp _meta = null!;

    public async ValueTask InitializeAsync() => _meta = await SandboxApp.StartAsync();

    public ValueTask DisposeAsync() => _meta.DisposeAsync();

    [Theory]
    [InlineData("""{"httpStatus":503}""", 503, "<html>Injected by the sandbox</html>")]
    [InlineData("""{"httpStatus":520}""", 520, "<html>Injected by the sandbox</html>")]
    [InlineData("""{"httpStatus":404,"body":"<p>no</p>","contentType":"text/html"}""", 404, "<p>no</p>")]
    [InlineData("""{"body":"{\"messages\":[{"}""", 200, "{\"messages\":[{")]
    [InlineData("""{"body":""}""", 200, "")]
    public async Task An_answer_that_lies_says_nothing_about_whether_the_message_was_taken(string fault, int status, string body)
    {
        foreach (var (accept, accepted) in new[] { ("false", 0), ("true", 1) })
        {
            await _meta.FaultAsync($$"""{{fault[..^1]}},"accept":{{accept}}}""");

            var answer = await _meta.SendAsync();

            ((int)answer.StatusCode).Should().Be(status);
            (await answer.Content.ReadAsStringAsync()).Should().Be(body);
            (await _meta.AcceptedAsync()).Should().Be(accepted, $"accept is {accept}");
        }
    }

    [Fact]
    public async Task A_Graph_error_has_every_field_that_was_asked_for_and_the_headers_too()
    {
        await _meta.FaultAsync("""
            {"errorCode":80007,"errorSubcode":2494055,"isTransient":true,"errorDetails":"later","httpStatus":400,"accept":true,
             "headers":{"Retry-After":"7","X-App-Usage":"{\"call_count\":100}"}}
            """);

        var answer = await _meta.SendAsync();

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Headers.GetValues("Retry-After").Should().Equal("7");
        answer.Headers.GetValues("X-App-Usage").Should().Equal("{\"call_count\":100}");
        var error = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("code").GetInt32().Should().Be(80007);
        error.GetProperty("error_subcode").GetInt32().Should().Be(2494055);
        error.GetProperty("is_transient").GetBoolean().Should().BeTrue();
        error.GetProperty("error_data").GetProperty("details").GetString().Should().Be("later");
        (await _meta.AcceptedAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData("""{"hang":true}""", 0)]
    [InlineData("""{"hang":true,"accept":true}""", 1)]
    public async Task A_call_that_hangs_is_under_way_until_its_caller_gives_up(string fault, int accepted)
    {
        await _meta.FaultAsync(fault);
        using var patience = new CancellationTokenSource();

        var sending = _meta.SendAsync(ct: patience.Token);
        await UntilAsync(sends => (sends.UnderWay, sends.Accepted) == (1, accepted), "the send is under way");
        await patience.CancelAsync();

        await sending.Invoking(s => s).Should().ThrowAsync<OperationCanceledException>();
        await UntilAsync(sends => sends.UnderWay == 0, "it has ended");
        var after = await _meta.SendsAsync();
        after.GetProperty("mostUnderWay").GetInt32().Should().Be(1);
        after.GetProperty("underWayAtFirstFault").GetInt32().Should().Be(1);
        after.GetProperty("accepted").GetInt32().Should().Be(accepted);
    }

    [Theory]
    [InlineData("before", 0)]
    [InlineData("after", 1)]
    public async Task A_connection_that_breaks_has_done_what_it_is_told(string drop, int accepted)
    {
        await _meta.FaultAsync($$"""{"drop":"{{drop}}"}""");

        await _meta.Invoking(m => m.SendAsync()).Should().ThrowAsync<HttpRequestException>();

        (await _meta.AcceptedAsync()).Should().Be(accepted);
    }

    [Fact]
    public async Task Statuses_come_late_or_never_when_they_are_told_to()
    {
        await _meta.FaultAsync("""{"statuses":"never"}""");
        await _meta.FaultAsync("""{"httpStatus":503,"accept":true,"statusDelayMs":600000}""");
        await _meta.SendAsync();
        await _meta.SendAsync();
        var late = (await _meta.SendsAsync()).GetProperty("items")[1].GetProperty("id").GetString();

        await _meta.SendAsync();
        await PassAsync(TimeSpan.FromSeconds(1), statuses: 3);
        _meta.Statuses.Should().NotContain(s => s.EndsWith(late!, StringComparison.Ordinal));
        await PassAsync(TimeSpan.FromMinutes(10), statuses: 6);

        _meta.Statuses.Skip(3).Should().BeEquivalentTo([$"sent {late}", $"delivered {late}", $"read {late}"]);
    }

    [Fact]
    public async Task A_fault_hits_the_calls_that_it_names_and_no_others()
    {
        await _meta.FaultAsync("""{"calls":"sends","to":"+55 11 98765-0001","httpStatus":503,"untilCleared":true}""");
        await _meta.FaultAsync("""{"calls":"others","errorCode":2,"count":1}""");
        await _meta.FaultAsync("""{"calls":"sends","to":"5511987650003","httpStatus":502,"skip":1,"every":2,"untilCleared":true}""");

        (await StatusOf("5511987650001")).Should().Be(503);
        (await StatusOf("5511987650002")).Should().Be(200);
        (await StatusOf("5511987650001")).Should().Be(503, "it stays until it is cleared");
        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(500);
        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(200);
        var fourSends = new List<int>();
        for (var i = 0; i < 4; i++) fourSends.Add(await StatusOf("5511987650003"));
        fourSends.Should().Equal(200, 502, 200, 502);

        var standing = JsonElement.Parse(await _meta.Client.GetStringAsync(new Uri("/sandbox/faults", UriKind.Relative)));
        standing.GetProperty("items").EnumerateArray().Select(f => f.GetProperty("hits").GetInt32()).Should().Equal(2, 2);
        (await _meta.Client.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative))).EnsureSuccessStatusCode();
        (await StatusOf("5511987650001")).Should().Be(200);
    }

    [Fact]
    public async Task A_fault_of_one_number_leaves_the_others_alone_and_is_cleared_alone()
    {
        await _meta.FaultAsync($$"""{"phoneNumberId":"{{SandboxNumber.Default.PhoneNumberId}}","httpStatus":503,"untilCleared":true}""");
        await _meta.AddNumberAsync(SandboxNumber.Default with { PhoneNumberId = "77", BusinessAccountId = "88" });

        ((int)(await _meta.Client.GetAsync(new Uri("/v25.0/77", UriKind.Relative))).StatusCode).Should().Be(200);
        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(503);
        await _meta.Client.DeleteAsync(new Uri("/sandbox/faults?phoneNumberId=77", UriKind.Relative));
        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(503);
        await _meta.Client.DeleteAsync(new Uri($"/sandbox/faults?phoneNumberId={SandboxNumber.Default.PhoneNumberId}", UriKind.Relative));
        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(200);
    }

    [Fact]
    public async Task An_outage_ends_by_itself_a_set_time_after_its_first_hit()
    {
        await _meta.FaultAsync("""{"httpStatus":503,"lastsMs":4000}""");
        _meta.Time.Advance(TimeSpan.FromMinutes(1));

        ((int)(await _meta.GetNumberAsync()).StatusCode).Should().Be(503);
        _meta.Time.Advance(TimeSpan.FromSeconds(3));
        (await StatusOf("5511987654321")).Should().Be(503);
        _meta.Time.Advance(TimeSpan.FromSeconds(1));
        (await StatusOf("5511987654321")).Should().Be(200);
    }

    [Fact]
    public async Task A_message_that_was_taken_twice_is_counted_whatever_trace_it_travels_with()
    {
        await _meta.SendAsync(callbackData: "one|00-trace-1");
        await _meta.SendAsync(callbackData: "two|00-trace-2");
        await _meta.SendAsync(callbackData: "one|00-trace-3");

        var repeated = (await _meta.SendsAsync()).GetProperty("repeated").EnumerateArray().Should().ContainSingle().Which;
        (repeated.GetProperty("callbackData").GetString(), repeated.GetProperty("times").GetInt32()).Should().Be(("one", 2));
        await _meta.Client.DeleteAsync(new Uri($"/sandbox/numbers/{SandboxNumber.Default.PhoneNumberId}/sends", UriKind.Relative));
        (await _meta.AcceptedAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_number_answers_as_slowly_as_it_is_told_to_after_the_message_was_taken()
    {
        await _meta.AddNumberAsync(SandboxNumber.Default with { AnswerDelayMs = 400 });

        var sending = _meta.SendAsync();
        await Eventually.IsAsync(_meta.AcceptedAsync, accepted => accepted == 1, "Meta has it");
        sending.IsCompleted.Should().BeFalse("the answer is not due yet");
        await Eventually.IsAsync(() =>
        {
            _meta.Time.Advance(TimeSpan.FromMilliseconds(400));
            return Task.FromResult(sending.IsCompleted);
        }, done => done, "the answer comes when it is due");

        (await sending).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private async Task<int> StatusOf(string to) => (int)(await _meta.SendAsync(to)).StatusCode;

    private Task UntilAsync(Func<(int UnderWay, int Accepted), bool> condition, string because) => Eventually.IsAsync(async () =>
    {
        var sends = await _meta.SendsAsync();
        return (sends.GetProperty("underWay").GetInt32(), sends.GetProperty("accepted").GetInt32());
    }, condition, because);

    /// <summary>Lets time pass, then in small steps until this many statuses have come.</summary>
    private async Task PassAsync(TimeSpan time, int statuses)
    {
        _meta.Time.Advance(time);
        await Eventually.IsAsync(() =>
        {
            _meta.Time.Advance(TimeSpan.FromMilliseconds(20));
            return Task.FromResult(_meta.Statuses.Count);
        }, count => count >= statuses, $"{statuses} statuses came");
    }
}
