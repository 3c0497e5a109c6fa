using System.Reflection;

namespace Omni.Api.Foundation;

/// <summary>The version of this host, as the build wrote it: <c>1.2.3+commit</c>.</summary>
internal static class HostVersion
{
    private const string Unknown = "unknown";
    private static readonly string[] Parts =
        (typeof(HostVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0")
            .Split('+', count: 2);

    public static string Number => Parts[0];

    /// <summary>The commit from which it was built, or <c>unknown</c>.</summary>
    public static string Commit { get; } = Parts is [_, { Length: > 0 } commit] ? commit : Unknown;
}
