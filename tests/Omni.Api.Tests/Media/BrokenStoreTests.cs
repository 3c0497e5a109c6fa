using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Media;
using Omni.Testing;

namespace Omni.Api.Tests.Media;

/// <summary>A media store that is out of order loses nothing and fills no disk.</summary>
public sealed class BrokenStoreTests
{
    [Fact]
    public async Task Media_waits_until_the_store_is_mended()
    {
        var store = new Store();
        await using var host = OmniHost.Start(
            services => services.AddSingleton<IMediaStore>(store),
            new Dictionary<string, string?> { ["Omni:Media:ReconnectDelay"] = "00:00:00.020", ["Omni:Media:MaxAttempts"] = "1" });
        await host.ConnectAsync(TestNumber.Fixtures);
        await host.PostAsync("/sandbox/users/5511987654321/messages", new
        {
            phoneNumberId = TestNumber.Fixtures.PhoneNumberId,
            type = "image",
            image = new { },
            media = new { base64 = Convert.ToBase64String(TestMedia.Jpeg), mimeType = "image/jpeg" },
        }, host.Web);
        await Eventually.IsAsync(() => Task.FromResult(store.Refused), refused => refused >= 3, "the store refuses again and again");
        Directory.GetFiles(Path.Combine(host.Data, "staging")).Should().HaveCountLessThan(2, "what could not be stored is not piled up");

        store.IsMended = true;

        var messages = await Eventually.IsAsync(
            () => host.ListAsync("/api/v2/messages?hasMedia=true"),
            all => all.Count == 1 && all[0].GetProperty("mediaMetadata").TryGetProperty("sha256", out _),
            "the media is there");
        messages[0].GetProperty("mediaError").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
    }

    private sealed class Store : IMediaStore
    {
        private int _refused;

        public int Refused => Volatile.Read(ref _refused);

        public bool IsMended { get; set; }

        public Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct)
        {
            if (IsMended) return Task.CompletedTask;
            Interlocked.Increment(ref _refused);
            throw new IOException("The disk is full");
        }

        public Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct) => Task.FromResult<Stream?>(null);

        public Task DeleteAsync(string path, CancellationToken ct) => Task.CompletedTask;
    }
}
