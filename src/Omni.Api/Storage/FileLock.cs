namespace Omni.Api.Storage;

/// <summary>
/// A file that one process at a time holds open. The operating system keeps the lock (flock on Unix) and frees it when the process ends in
/// any way; unlike a process id in a file it is never stale.
/// </summary>
internal sealed class FileLock : IDisposable
{
    /// <summary>EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null when another process, or another host of this one, holds it.</summary>
    /// <exception cref="IOException">The file cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be created.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException e) when (Taken.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Frees the lock and keeps the file: if it were removed, two hosts could each hold a file of that name.</summary>
    public void Dispose() => _file.Dispose();
}
