using System.ComponentModel;
using System.Text;

namespace Omni.Contract.Instances;

/// <summary>The optional body of <c>POST /instances/{id}/connect</c>.</summary>
public sealed record ConnectRequest
{
    /// <summary>Credentials to change first, by field; null changes none.</summary>
    [PasswordPropertyText(true)]
    public IReadOnlyDictionary<string, string?>? Credentials { get; init; }

    /// <summary>Options to change first, by name; null changes none.</summary>
    public IReadOnlyDictionary<string, object?>? Options { get; init; }

    /// <summary>Short for <c>credentials.accessToken</c>; null changes none.</summary>
    [PasswordPropertyText(true)]
    public string? Token { get; init; }

    /// <summary>Secrets are not printed.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(nameof(Token)).Append(Token is null ? " = null" : " = ***");
        return true;
    }
}
