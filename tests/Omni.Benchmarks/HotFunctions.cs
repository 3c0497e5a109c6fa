using System.Text;
using BenchmarkDotNet.Attributes;
using Omni.Api.Storage;
using Omni.Api.Storage.Sqlite;
using Omni.Channels.WhatsAppCloud.Webhooks;
using Omni.Channels.WhatsAppCloud.Webhooks.Payloads;
using Omni.Testing;

namespace Omni.Benchmarks;

/// <summary>What every webhook costs: verifying, parsing, mapping, appending.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class HotFunctions
{
    private readonly byte[] _text = TestWebhook.Text("wamid.HBgMNTUxMTk4NzY1NDMyMRUCABIYFDNBNTQ4", "5511987654321",
        "Hello, when does my parcel come?");
    private readonly byte[] _status = TestWebhook.Status("wamid.HBgMNTUxMTk4NzY1NDMyMRUCABIYFDNBNTQ4", "delivered", "5511987654321");
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(TestNumber.Fixtures.AppSecret);
    private readonly string _folder = Directory.CreateTempSubdirectory("omni-append-").FullName;
    private string _signature = "";
    private MessagesValue _value = null!;
    private SqliteInboxStore _store = null!;
    private NewWebhook[] _webhooks = [];

    /// <summary>Webhooks in one commit.</summary>
    [Params(64)]
    public int Batch { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _signature = TestNumber.Fixtures.Sign(_text);
        _value = MessagesValue.Read(WebhookParser.Parse(_text).Body!.Changes[0].Value);
        _webhooks = [.. Enumerable.Range(0, Batch)
            .Select(
                i => new NewWebhook { Channel = "whatsapp-cloud", VerifiedBy = "0123456789abcdef", ReceivedAtUnixMs = i, Body = _status })];
        _store = new SqliteInboxStore(
            new SqliteFiles(new DataDirectory(_folder), Microsoft.Extensions.Options.Options.Create(new DatabaseOptions())),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteInboxStore>.Instance);
        await _store.StartAsync(CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _store.StopAsync(CancellationToken.None);
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public object Verify()
    {
        Span<byte> claimed = stackalloc byte[System.Security.Cryptography.SHA256.HashSizeInBytes];
        SignatureVerifier.Read(_signature, claimed);
        return SignatureVerifier.Compare(claimed, _text, _secret);
    }

    [Benchmark]
    public object ParseText() => MessagesValue.Read(WebhookParser.Parse(_text).Body!.Changes[0].Value);

    [Benchmark]
    public object ParseStatus() => MessagesValue.Read(WebhookParser.Parse(_status).Body!.Changes[0].Value);

    [Benchmark]
    public object MapText() =>
        MessageEvents.Of(
            _value.Messages[0], ChatIdentity.OfReceived(_value.Messages[0], _value)!, change: null, isFromMe: false,
            DateTimeOffset.UnixEpoch).ToList();

    [Benchmark]
    public long AppendBatch() => _store.Append(_webhooks);
}
