namespace Omni.Api.Plugins;

/// <summary>Which plugins this host can run, by the SDK that they were built against (semantic versions).</summary>
internal static class SdkVersion
{
    /// <summary>Below 1.0 every minor version may break; from then on the host runs what asks for no more than it has.</summary>
    public static bool Runs(Version host, Version plugin) =>
        host.Major == plugin.Major && (host.Major == 0 ? host.Minor == plugin.Minor : plugin.Minor <= host.Minor);
}
