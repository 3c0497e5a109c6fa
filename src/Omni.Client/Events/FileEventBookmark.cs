namespace Omni.Client.Events;

/// <summary>
/// Stores a bookmark in a file. The file is replaced atomically: after a crash it holds the old or the new id. Supports one follower.
/// </summary>
/// <param name="path">The path of the file; its folder must exist. Delete the file to follow from now on.</param>
public sealed class FileEventBookmark(string path) : IEventBookmark
{
    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file does not contain an event id.</exception>
    public async Task<Guid?> FindAsync(CancellationToken ct)
    {
        if (!File.Exists(path)) return null;
        var text = await File.ReadAllTextAsync(path, ct).ConfigureAwait(false);
        return Guid.TryParse(text, out var id)
            ? id
            : throw new InvalidDataException($"{path} does not hold the id of an event: delete it to follow from now on");
    }

    /// <inheritdoc />
    public async Task KeepAsync(Guid eventId, CancellationToken ct)
    {
        var written = $"{path}.new";
        var file = new FileStream(written, FileMode.Create, FileAccess.Write, FileShare.None);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(eventId.ToString()), ct).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(written, path, overwrite: true);
    }
}
