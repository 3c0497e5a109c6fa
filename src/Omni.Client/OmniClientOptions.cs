namespace Omni.Client;

/// <summary>Where the host is, and the key.</summary>
public sealed class OmniClientOptions
{
    /// <summary>Where the host is. Default <c>http://localhost:8882</c>.</summary>
    public Uri BaseAddress { get; set; } = new("http://localhost:8882");

    /// <summary>The API key. Read for each request: a changed one is used at once.</summary>
    public string ApiKey { get; set; } = "";
}
