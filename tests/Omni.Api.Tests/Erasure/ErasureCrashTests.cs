using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Media;
using Omni.Testing;

namespace Omni.Api.Tests.Erasure;

/// <summary>Erasures that are cut off in the middle, and media that is elsewhere.</summary>
public sealed class ErasureCrashTests : IDisposable
{
    private const string Phone = "5511972000001";

    private readonly string _data = Directory.CreateTempSubdirectory("omni-erasure-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task An_erasure_that_was_cut_off_goes_on_at_the_next_start()
    {
        string path;
        await using (var first = OmniHost.StartOn(_data,
            services => services.AddSingleton<IMediaStore>(provider => new StoreThatKeeps(provider.GetRequiredService<LocalMediaStore>()))))
        {
            path = await EraseAsync(first);
            var stuck = await Eventually.IsAsync(
                () => first.GetAsync(path),
                e => e.GetProperty("data").GetProperty("instances")[0].GetProperty("error").GetString() is not null,
                "a step fails");
            stuck.GetProperty("data").GetProperty("state").GetString().Should().Be("running");
            (await Traces.FindAsync(first, "Cato")).Should().NotBeEmpty("the words go only after the files");
        }

        await using var second = OmniHost.StartOn(_data);

        await Eventually.IsAsync(() => second.GetAsync(path), e => e.GetProperty("data").GetProperty("state").GetString() == "done",
            "the erasure goes on");
        (await Traces.FindAsync(second, Phone, "Cato")).Should().BeEmpty();
        Directory.GetFiles(Path.Combine(_data, "media"), "*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Media_in_a_bucket_goes_too()
    {
        using var server = await S3Server.StartAsync();
        await using var host = OmniHost.StartOn(_data, settings: server.Settings);
        var store = host.Services.GetRequiredService<IMediaStore>();

        var path = await EraseAsync(host);

        await Eventually.IsAsync(() => host.GetAsync(path), e => e.GetProperty("data").GetProperty("state").GetString() == "done",
            "the erasure is done");
        (await store.OpenAsync(_file, offset: 0, CancellationToken.None)).Should().BeNull();
        (await Traces.FindAsync(host, Phone, "Cato")).Should().BeEmpty();
    }

    private string _file = "";

    private async Task<string> EraseAsync(OmniHost host)
    {
        var instance = await host.ConnectAsync(TestNumber.Fixtures);
        await host.ReceiveAsync(TestWebhook.Text("wamid.cut.off", Phone, "Cato says hello"), instance);
        var (_, sent) = await host.PostAsync(
            "/api/v2/messages/send/media",
            new
            {
                instanceId = instance,
                to = Phone,
                type = "image",
                base64 = Convert.ToBase64String(TestMedia.Png),
                caption = "for Cato",
            });
        var id = sent.GetProperty("data").GetProperty("id").GetString();
        _file = (await Eventually.IsAsync(
            () => host.GetAsync($"/api/v2/messages/{id}"),
            m => m.GetProperty("data").GetProperty("deliveryStatus").GetString() is "read",
            "its last status has come"))
            .GetProperty("data").GetProperty("mediaLocalPath").GetString()!;
        await host.ProcessedAsync(instance);
        using var taken = await host.Api.DeleteAsync(new Uri($"/api/v2/instances/{instance}/contacts/{Phone}", UriKind.Relative));
        taken.StatusCode.Should().Be(HttpStatusCode.Accepted);
        return taken.Headers.Location!.ToString();
    }

    /// <summary>A store that is out of order whenever something is to go.</summary>
    private sealed class StoreThatKeeps(IMediaStore store) : IMediaStore
    {
        public Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct) =>
            store.PutAsync(path, localFile, mimeType, ct);

        public Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct) => store.OpenAsync(path, offset, ct);

        public Task DeleteAsync(string path, CancellationToken ct) => throw new IOException("The store is away");
    }
}
