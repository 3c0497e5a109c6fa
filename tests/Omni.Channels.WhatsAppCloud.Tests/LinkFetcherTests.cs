using System.Net;
using Omni.Channels.WhatsAppCloud.Media;

namespace Omni.Channels.WhatsAppCloud.Tests;

/// <summary>The file of a link that is fetched to be converted.</summary>
public sealed class LinkFetcherTests
{
    [Fact]
    public async Task A_fetch_that_is_cancelled_leaves_no_file()
    {
        using var leaves = new CancellationTokenSource();
        var before = Files();
        var stalls = new StallingStream(leaves.Cancel);
        var fetcher = new LinkFetcher(new MediaHttp(new Clients(stalls)), TimeProvider.System);

        await FluentActions.Awaiting(() => fetcher.FetchAsync("https://example.com/a.mp3", maxBytes: 1000, leaves.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        stalls.FilesMeanwhile.Except(before).Should().NotBeEmpty("the first bytes were written");
        Files().Except(before).Should().BeEmpty();
    }

    private static string[] Files() => Directory.GetFiles(Path.GetTempPath(), "omni-link-*");

    /// <summary>Gives some bytes; then its reader is told to stop.</summary>
    private sealed class StallingStream(Action stop) : MemoryStream
    {
        private bool _began;

        public string[] FilesMeanwhile { get; private set; } = [];

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_began)
            {
                _began = true;
                buffer.Span[..10].Fill(1);
                return 10;
            }

            FilesMeanwhile = Files();
            stop();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }

    private sealed class Clients(Stream body) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(new Answer(body));
    }

    private sealed class Answer(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }
}
