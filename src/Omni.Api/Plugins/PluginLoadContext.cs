using System.Reflection;
using System.Runtime.Loader;
using Omni.Channels.Sdk.Channels;
using Omni.Contract.Events;

namespace Omni.Api.Plugins;

/// <summary>
/// Isolates a plugin, which brings its libraries in its own versions. It shares with the host the SDK and the contract, through which both
/// communicate, and the parts of the .NET runtime (logging, configuration, dependency injection).
/// </summary>
internal sealed class PluginLoadContext(string mainAssembly) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(mainAssembly))
{
    private static readonly HashSet<string> Runtime = new[] { typeof(object), typeof(WebApplication) }
        .SelectMany(t => Directory.GetFiles(Path.GetDirectoryName(t.Assembly.Location)!, "*.dll"))
        .Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly AssemblyDependencyResolver _dependencies = new(mainAssembly);

    public static string SdkName { get; } = typeof(IChannelModule).Assembly.GetName().Name!;

    private static string ContractName { get; } = typeof(EventPayload).Assembly.GetName().Name!;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == SdkName || assemblyName.Name == ContractName || Runtime.Contains(assemblyName.Name!)) return null;
        return _dependencies.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _dependencies.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : nint.Zero;
}
