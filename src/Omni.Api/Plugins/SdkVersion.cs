namespace Omni.Api.Plugins;

/// <summary>Decides which plugins this host can run, by the SDK version they were built against (semantic versions).</summary>
internal static class SdkVersion
{
    /// <summary>
    /// Below 1.0 every minor version may break; from 1.0 on the host runs plugins that need no newer version than its own.
    /// </summary>
    public static bool Runs(Version host, Version plugin) =>
        host.Major == plugin.Major && (host.Major == 0 ? host.Minor == plugin.Minor : plugin.Minor <= host.Minor);
}
