using System.Net;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Events;

/// <summary>
/// How answers that flow come to an end: a client that leaves is no error, and neither is a key that is revoked, or a stop.
/// </summary>
public sealed class EventStreamEndTests
{
    private const int Clients = 7;

    [Fact]
    public async Task Clients_that_leave_a_stream_are_no_errors()
    {
        var logs = new RecordedLogs();
        await using var host = OmniHost.Start(logs.AddTo);
        for (var i = 0; i < Clients; i++)
        {
            var stream = await EventStreamReader.OpenAsync(host.Api, "");
            await stream.DisposeAsync();
        }

        var noted = await NotedAsync(host, "streamEvents", Clients);

        logs.Errors.Should().BeEmpty();
        noted.Should().OnlyContain(entry => entry.GetProperty("statusCode").GetInt32() == 200);
    }

    [Fact]
    public async Task A_stop_ends_open_streams_without_an_error()
    {
        var logs = new RecordedLogs();
        var host = OmniHost.Start(logs.AddTo);
        await using var stream = await EventStreamReader.OpenAsync(host.Api, "");

        await host.StopAsync();

        logs.Errors.Should().BeEmpty();
        Directory.Delete(host.Data, recursive: true);
    }

    [Fact]
    public async Task A_client_that_leaves_a_download_is_no_error()
    {
        var logs = new RecordedLogs();
        await using var host = OmniHost.Start(logs.AddTo);
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(instance.ToString()), "instanceId" }, { new StringContent("5511900000071"), "to" },
            { new StringContent("document"), "type" },
            { new ByteArrayContent(new byte[24 * 1024 * 1024])
            {
                Headers = { ContentType = new("application/pdf") },
            }, "file", "zeros.pdf" },
        };
        var (status, sent) = await host.PostAsync("/api/v2/messages/send/media", form);
        status.Should().Be(HttpStatusCode.Created, sent.ToString());
        var message = (await host.GetAsync($"/api/v2/messages/{sent.GetProperty("data").GetProperty("id").GetString()}"))
            .GetProperty("data");

        using (var client = host.NewClient())
        {
            client.DefaultRequestHeaders.Add("x-api-key", OmniHost.ApiKey);
            using var response = await client.GetAsync(
                new Uri($"/api/v2/media/{message.GetProperty("mediaLocalPath").GetString()}", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead);
            response.StatusCode.Should().Be(HttpStatusCode.OK);
            await using var body = await response.Content.ReadAsStreamAsync();
            await body.ReadExactlyAsync(new byte[1000]);
        }

        await NotedAsync(host, "getMedia", 1);
        logs.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_that_leaves_while_it_uploads_is_no_error()
    {
        var logs = new RecordedLogs();
        await using var host = OmniHost.Start(logs.AddTo);
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        using (var leaving = new CancellationTokenSource())
        {
            using var file = new StreamContent(new EndlessStream(leaving, after: 1024 * 1024))
            {
                Headers = { ContentType = new("application/pdf") },
            };
            using var form = new MultipartFormDataContent
            {
                { new StringContent(instance.ToString()), "instanceId" }, { new StringContent("5511900000072"), "to" },
                { new StringContent("document"), "type" }, { file, "file", "endless.pdf" },
            };
            await host.Api.Invoking(api => api.PostAsync(new Uri("/api/v2/messages/send/media", UriKind.Relative), form, leaving.Token))
                .Should().ThrowAsync<Exception>();
        }

        await NotedAsync(host, "sendMedia", 1);
        logs.Errors.Should().BeEmpty();
    }

    /// <summary>The audit notes a request when it has ended, whatever its end was.</summary>
    private static Task<IReadOnlyList<JsonElement>> NotedAsync(OmniHost host, string operation, int count) => Eventually.IsAsync(
        async () => (IReadOnlyList<JsonElement>)[.. (await host.ListAsync("/api/v2/audit?limit=100"))
            .Where(e => e.GetProperty("operation").GetString() == operation)],
        entries => entries.Count >= count, $"{count} requests of {operation} have ended");

    /// <summary>Bytes without an end; after some of them the caller leaves.</summary>
    private sealed class EndlessStream(CancellationTokenSource leaving, long after) : Stream
    {
        private long _sent;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _sent;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            _sent += count;
            if (_sent > after) leaving.Cancel();
            return count;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
