using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using Omni.Api.Storage;

namespace Omni.Api.Media.S3;

/// <summary>Stores media in a bucket of an S3-compatible server.</summary>
internal sealed class S3MediaStore(IOptions<MediaOptions> options) : IMediaStore, IDisposable
{
    private readonly S3Options _options = options.Value.S3;
    private readonly AmazonS3Client _client = ClientOf(options.Value.S3);

    public async Task PutAsync(string path, string localFile, string mimeType, CancellationToken ct)
    {
        // Signed as a whole, not in chunks, since not every compatible server reads chunks.
        await _client.PutObjectAsync(
            new PutObjectRequest
            {
                BucketName = _options.Bucket,
                Key = KeyOf(path),
                FilePath = localFile,
                ContentType = MediaType.Of(mimeType),
                UseChunkEncoding = false,
            },
            ct);
        File.Delete(localFile);
    }

    public async Task<Stream?> OpenAsync(string path, long offset, CancellationToken ct)
    {
        try
        {
            var request = new GetObjectRequest { BucketName = _options.Bucket, Key = KeyOf(path) };
            if (offset > 0) request.ByteRange = new ByteRange($"bytes={offset}-");
            return (await _client.GetObjectAsync(request, ct)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task DeleteAsync(string path, CancellationToken ct) => await _client.DeleteObjectAsync(_options.Bucket, KeyOf(path), ct);

    public void Dispose() => _client.Dispose();

    private string KeyOf(string path) => $"{_options.Prefix}{path}";

    private static AmazonS3Client ClientOf(S3Options options)
    {
        var config = new AmazonS3Config
        {
            AuthenticationRegion = options.Region,
            ForcePathStyle = options.ForcePathStyle,
            // Compatible servers do not all support trailing checksums.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { Length: > 0 } endpoint) config.ServiceURL = endpoint;
        else config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        return options.AccessKey is { Length: > 0 } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}
