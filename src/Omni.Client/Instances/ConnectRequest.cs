namespace Omni.Client.Instances;

/// <summary>The optional body of <c>POST /instances/{id}/connect</c>.</summary>
public sealed record ConnectRequest
{
    /// <summary>Credentials to change first.</summary>
    public IReadOnlyDictionary<string, string?>? Credentials { get; init; }

    /// <summary>Options to change first.</summary>
    public IReadOnlyDictionary<string, object?>? Options { get; init; }

    /// <summary>Short for <c>credentials.accessToken</c>.</summary>
    public string? Token { get; init; }
}
