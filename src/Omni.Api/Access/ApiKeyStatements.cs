using Omni.Api.Storage;

namespace Omni.Api.Access;

/// <summary>Statements on API keys that run at every start.</summary>
internal static class ApiKeyStatements
{
    private const string Primary = "SELECT count(*) FROM api_keys WHERE is_primary = @yes OR key_hash = @hash";

    private const string IsPrimary = "SELECT 1 FROM api_keys WHERE is_primary = @yes AND key_hash = @hash";

    /// <summary>Whether the primary key is the one with this hash, and no other.</summary>
    public static async ValueTask<bool> IsOnlyPrimaryKeyAsync(this WriteSession session, string hash) =>
        await session.ReadOneAsync(IsPrimary, _ => true, ("@yes", true), ("@hash", hash))
        && await session.ReadOneAsync(Primary, row => row.GetInt64(0), ("@yes", true), ("@hash", hash)) == 1;
}
