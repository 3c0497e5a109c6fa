namespace Omni.Client;

/// <summary>The settings of the client.</summary>
public sealed class OmniClientOptions
{
    /// <summary>The base URL of the host. Default <c>http://localhost:8882</c>.</summary>
    public Uri BaseAddress { get; set; } = new("http://localhost:8882");

    /// <summary>The API key. Read for each request, so a change takes effect immediately.</summary>
    public string ApiKey { get; set; } = "";
}
