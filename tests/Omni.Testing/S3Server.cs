using System.Diagnostics;

namespace Omni.Testing;

/// <summary>An S3-compatible server in a separate process, on a free loopback port, with a bucket <c>omni</c>.</summary>
public sealed class S3Server : IDisposable
{
    public const string Program = "s3rver", Bucket = "omni", AccessKey = "S3RVER", SecretKey = "S3RVER";

    private readonly BackgroundProcess _process;
    private readonly DirectoryInfo _folder;

    private S3Server(BackgroundProcess process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The settings of a host that stores its media on this server.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Omni:Media:Provider"] = "s3",
        ["Omni:Media:S3:Endpoint"] = Address.AbsoluteUri,
        ["Omni:Media:S3:Bucket"] = Bucket,
        ["Omni:Media:S3:AccessKey"] = AccessKey,
        ["Omni:Media:S3:SecretKey"] = SecretKey,
        ["Omni:Media:S3:Prefix"] = "media/",
    };

    public static async Task<S3Server> StartAsync()
    {
        var program = Require.Program(Program);
        var folder = Directory.CreateTempSubdirectory("omni-s3-");
        var port = Loopback.FreePort();
        var process = BackgroundProcess.Start(new ProcessStartInfo(program,
            ["--directory", folder.FullName, "--address", "127.0.0.1", "--port", $"{port}", "--silent", "--configure-bucket", Bucket]));
        var server = new S3Server(process, folder, new Uri($"http://127.0.0.1:{port}"));
        await process.ReadyAsync(() => Loopback.IsUpAsync(port), "the S3 server listens");
        return server;
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
