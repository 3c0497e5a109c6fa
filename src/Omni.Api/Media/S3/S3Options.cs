namespace Omni.Api.Media.S3;

/// <summary>Settings of the bucket.</summary>
internal sealed class S3Options
{
    /// <summary>URL of an S3-compatible server; empty for Amazon's own.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The bucket, which must exist.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Its region. Default <c>us-east-1</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Access key; empty uses the machine's own credentials (environment, profile, role).</summary>
    public string? AccessKey { get; set; }

    /// <summary>Secret key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Prefix of every key, such as <c>omni/</c>. Default none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the bucket is part of the path, as most compatible servers require. Default true.</summary>
    public bool ForcePathStyle { get; set; } = true;
}
