namespace Omni.Api.Media;

/// <summary>Keeps files by path (<c>{instanceId}/{yyyy-MM}/{messageId}.{ext}</c>). A file is there wholly or not at all.</summary>
internal interface IMediaStore
{
    /// <summary>
    /// Takes a local file into the store; it is durable when the call returns, and the local file is gone. An older one of the
    /// same path is replaced.
    /// </summary>
    Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct);

    /// <summary>The bytes from <paramref name="offset"/> on; null when there is no such file.</summary>
    Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct);

    /// <summary>Removes a file. One that is not there is no error.</summary>
    Task DeleteAsync(string path, CancellationToken ct);
}
