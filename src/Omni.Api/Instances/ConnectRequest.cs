using System.Text.Json;
using Omni.Channels.Sdk.Instances;

namespace Omni.Api.Instances;

/// <summary>The optional body of <c>POST /instances/{id}/connect</c>.</summary>
internal sealed record ConnectRequest
{
    /// <summary>Credentials to change first.</summary>
    public Dictionary<string, Secret?>? Credentials { get; init; }

    /// <summary>Options to change first.</summary>
    public Dictionary<string, JsonElement>? Options { get; init; }

    /// <summary>Short for <c>credentials.accessToken</c>.</summary>
    public Secret? Token { get; init; }

    public UpdateInstanceRequest? ToUpdate()
    {
        if (Credentials is null && Options is null && Token is null) return null;
        var credentials = Credentials is null ? [] : new Dictionary<string, Secret?>(Credentials, StringComparer.Ordinal);
        if (Token is not null) credentials["accessToken"] = Token;
        return new UpdateInstanceRequest { Credentials = credentials, Options = Options };
    }
}
