using Microsoft.Extensions.Options;
using Omni.Api.Media;
using Omni.Api.Media.S3;
using Omni.Testing;

namespace Omni.Api.Tests.Media;

/// <summary>Media in a bucket, against a real S3-compatible server.</summary>
public sealed class S3MediaStoreTests(S3MediaStoreTests.Server server) : MediaStoreContract, IClassFixture<S3MediaStoreTests.Server>
{
    private protected override IMediaStore Store => server.Require().Store!;

    [Fact]
    public async Task A_host_keeps_and_serves_its_media_there()
    {
        await using var host = OmniHost.Start(settings: server.Require().Running!.Settings);
        var instanceId = await host.ConnectAsync(TestNumber.Fixtures);

        var (_, sent) = await host.PostAsync(
            "/api/v2/messages/send/media",
            new
            {
                instanceId,
                to = "5511987654321",
                type = "document",
                base64 = Convert.ToBase64String(TestMedia.Pdf),
                filename = "a.pdf",
            });

        var message = (await host.GetAsync($"/api/v2/messages/{sent.GetProperty("data").GetProperty("id").GetGuid()}"))
            .GetProperty("data");
        Directory.EnumerateFiles(host.Data, "*.pdf", SearchOption.AllDirectories).Should().BeEmpty("it is in the bucket");
        using var part = new HttpRequestMessage(HttpMethod.Get, message.GetProperty("mediaUrl").GetString())
        {
            Headers = { Range = new(1, 3) },
        };
        var answer = await host.Api.SendAsync(part);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.PartialContent);
        (await answer.Content.ReadAsStringAsync()).Should().Be("PDF");
    }

    public sealed class Server : IAsyncLifetime
    {
        public S3Server? Running { get; private set; }

        internal IMediaStore? Store { get; private set; }

        /// <summary>Skips the test, with the reason, where there is no server to start.</summary>
        public Server Require()
        {
            Testing.Require.Program(S3Server.Program);
            return this;
        }

        public async ValueTask InitializeAsync()
        {
            if (!Testing.Require.Has(S3Server.Program)) return;
            Running = await S3Server.StartAsync();
            Store = new S3MediaStore(Options.Create(new MediaOptions
            {
                Provider = "s3",
                S3 = new S3Options
                {
                    Endpoint = Running.Address.AbsoluteUri,
                    Bucket = S3Server.Bucket,
                    AccessKey = S3Server.AccessKey,
                    SecretKey = S3Server.SecretKey,
                },
            }));
        }

        public ValueTask DisposeAsync()
        {
            Running?.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
