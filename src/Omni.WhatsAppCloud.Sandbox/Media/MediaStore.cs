using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>
/// Stores uploaded media and media sent by customers in a temporary folder, which is deleted on exit. Removes the oldest files first.
/// </summary>
internal sealed class MediaStore(TimeProvider time) : IDisposable
{
    private const int MaxFiles = 500;

    /// <summary>How long a download URL is valid.</summary>
    private static readonly TimeSpan UrlLife = TimeSpan.FromMinutes(5);

    /// <summary>How long the id of uploaded media is valid, and that of media of customers.</summary>
    public static readonly TimeSpan UploadLife = TimeSpan.FromDays(30), ReceivedLife = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, StoredMedia> _media = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _fetches = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("omni-sandbox-");
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public StoredMedia? Find(string id) => _media.TryGetValue(id, out var media) && media.Until > time.GetUtcNow() ? media : null;

    /// <summary>Stores a file; returns null when it is larger than <paramref name="maxBytes"/>.</summary>
    public async Task<StoredMedia?> AddAsync(
        SandboxNumber number, Stream content, string mimeType, long maxBytes, MediaBehavior behavior, CancellationToken ct,
        TimeSpan? life = null)
    {
        var id = $"{RandomNumberGenerator.GetInt32(1, int.MaxValue):D10}{RandomNumberGenerator.GetInt32(1, int.MaxValue):D10}";
        var path = Path.Combine(_folder.FullName, id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using (var file = File.Create(path))
        {
            var buffer = new byte[81920];
            while (size <= maxBytes && await content.ReadAsync(buffer, ct) is var read && read > 0)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
                size += read;
            }
        }

        if (size > maxBytes)
        {
            File.Delete(path);
            return null;
        }

        var media = new StoredMedia
        {
            Id = id,
            PhoneNumberId = number.PhoneNumberId,
            MimeType = mimeType,
            Path = path,
            Size = size,
            Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
            Until = time.GetUtcNow() + (life ?? ReceivedLife),
            Behavior = behavior,
        };
        _media[id] = media;
        _order.Enqueue(id);
        while (_media.Count > MaxFiles && _order.TryDequeue(out var oldest)) Remove(oldest);
        return media;
    }

    public bool Remove(string id)
    {
        if (!_media.TryRemove(id, out var media)) return false;
        File.Delete(media.Path);
        return true;
    }

    /// <summary>Returns a path and query for the media, valid for five minutes.</summary>
    public string UrlOf(StoredMedia media)
    {
        var expires = (time.GetUtcNow() + UrlLife).ToUnixTimeSeconds();
        return $"/sandbox/files/{media.Id}?ext={expires}&hash={Sign(media.Id, expires)}";
    }

    /// <summary>Whether a URL was issued here and is still valid.</summary>
    public bool IsGood(string id, long expires, string hash) =>
        expires >= time.GetUtcNow().ToUnixTimeSeconds() && CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(hash), System.Text.Encoding.ASCII.GetBytes(Sign(id, expires)));

    /// <summary>Counts a download; returns the number of earlier ones.</summary>
    public int CountFetch(string id) => _fetches.AddOrUpdate(id, 1, (_, count) => count + 1) - 1;

    /// <summary>Returns the number of downloads of media.</summary>
    public int FetchesOf(string id) => _fetches.GetValueOrDefault(id);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Sign(string id, long expires) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, System.Text.Encoding.ASCII.GetBytes($"{id}|{expires}")))[..32];
}
