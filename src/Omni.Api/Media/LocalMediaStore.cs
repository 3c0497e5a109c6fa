using Omni.Api.Storage;

namespace Omni.Api.Media;

/// <summary>Stores media in the data folder, under <c>media/</c>.</summary>
internal sealed class LocalMediaStore(DataDirectory data) : IMediaStore
{
    private readonly string _root = data.Folder("media");

    public Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct)
    {
        var target = FileOf(path);
        var part = $"{target}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        // Copies if the file is on another disk. It is flushed under another name, and the rename then makes it visible.
        File.Move(localFile, part, overwrite: true);
        using (var flush = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) flush.Flush(flushToDisk: true);
        File.Move(part, target, overwrite: true);
        return Task.CompletedTask;
    }

    public Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct)
    {
        var file = FileOf(path);
        if (!File.Exists(file)) return Task.FromResult<Stream?>(null);
        var stream = new FileStream(
            file,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
        stream.Position = offset;
        return Task.FromResult<Stream?>(stream);
    }

    public Task DeleteAsync(string path, CancellationToken ct)
    {
        var file = FileOf(path);
        if (File.Exists(file)) File.Delete(file);
        return Task.CompletedTask;
    }

    /// <summary>Resolves a path. Paths come from stored rows; one that leads out of the folder would be a bug, and is rejected.</summary>
    private string FileOf(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        return file.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? file
            : throw new ArgumentException($"'{path}' leads out of the media folder", nameof(path));
    }
}
