namespace Omni.Api.Media;

/// <summary>Stores files by path (<c>{instanceId}/{yyyy-MM}/{messageId}.{ext}</c>). A file is either complete or absent.</summary>
internal interface IMediaStore
{
    /// <summary>
    /// Moves a local file into the store. When the call returns, it is durable and the local file is gone. An existing file of the same
    /// path is replaced.
    /// </summary>
    Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct);

    /// <summary>The bytes from <paramref name="offset"/> on; null when the file does not exist.</summary>
    Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct);

    /// <summary>Removes a file. A missing file is no error.</summary>
    Task DeleteAsync(string path, CancellationToken ct);
}
