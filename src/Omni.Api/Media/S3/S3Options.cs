namespace Omni.Api.Media.S3;

/// <summary>Where the bucket is.</summary>
internal sealed class S3Options
{
    /// <summary>URL of an S3-compatible server; empty for Amazon's own.</summary>
    public string? Endpoint { get; set; }

    /// <summary>The bucket, which must exist.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>Its region. Default <c>us-east-1</c>.</summary>
    public string Region { get; set; } = "us-east-1";

    /// <summary>Access key; empty takes what the machine offers (environment, profile, role).</summary>
    public string? AccessKey { get; set; }

    /// <summary>Secret key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>Put before every key, such as <c>omni/</c>. Default none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the bucket is part of the path, as most compatible servers want. Default true.</summary>
    public bool ForcePathStyle { get; set; } = true;
}
