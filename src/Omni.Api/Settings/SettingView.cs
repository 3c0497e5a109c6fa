namespace Omni.Api.Settings;

/// <summary>A setting that is in force. It is changed where the host is configured, and holds from the next start on.</summary>
internal sealed record SettingView(string Key, string? Value, string Category, bool IsSecret, bool IsDefault)
{
    /// <summary>The environment variable that sets it.</summary>
    public string EnvironmentVariable => Key.Replace(":", "__", StringComparison.Ordinal);
}
