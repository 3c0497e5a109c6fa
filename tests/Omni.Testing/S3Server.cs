using System.Diagnostics;

namespace Omni.Testing;

/// <summary>An S3-compatible server as a process of its own, on a free loopback port, with a bucket <c>omni</c>.</summary>
public sealed class S3Server : IAsyncDisposable
{
    public const string Program = "s3rver", Bucket = "omni", AccessKey = "S3RVER", SecretKey = "S3RVER";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private S3Server(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Settings of a host that keeps its media here.</summary>
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
        var start = new ProcessStartInfo(program)
        {
            ArgumentList = { "--directory", folder.FullName, "--address", "127.0.0.1", "--port", $"{port}", "--silent", "--configure-bucket", Bucket },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new S3Server(process, folder, new Uri($"http://127.0.0.1:{port}"));
        await Eventually.IsAsync(() => Loopback.IsUpAsync(port), up => up, "the S3 server listens");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
