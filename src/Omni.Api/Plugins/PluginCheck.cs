using System.Reflection;
using Omni.Channels.Sdk.Channels;

namespace Omni.Api.Plugins;

/// <summary>Checks a plugin's folder before any of its code runs, and reports all faults together.</summary>
internal static class PluginCheck
{
    /// <summary>The module, or the faults.</summary>
    public static (Type? Module, IReadOnlyList<string> Faults) Look(string folder)
    {
        var main = MainAssemblyOf(folder);
        if (!File.Exists(main)) return (null, [$"'{Path.GetFileName(main)}' is not in it: the main assembly has the folder's name"]);
        var faults = new List<string>();
        if (!File.Exists(Path.ChangeExtension(main, ".deps.json")))
            faults.Add(
                $"'{Path.GetFileNameWithoutExtension(main)}.deps.json' is not in it: publish the plugin with EnableDynamicLoading, "
                + "so that its libraries are found");
        try
        {
            var assembly = new PluginLoadContext(main).LoadFromAssemblyPath(main);
            CheckSdk(assembly, faults);
            return (FindModule(assembly, faults), faults);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or ReflectionTypeLoadException)
        {
            faults.Add($"'{Path.GetFileName(main)}' cannot be loaded: {Explain(e)}");
            return (null, faults);
        }
    }

    private static string MainAssemblyOf(string folder) => Path.Combine(folder, $"{Path.GetFileName(folder)}.dll");

    private static void CheckSdk(Assembly assembly, List<string> faults)
    {
        var host = typeof(IChannelModule).Assembly.GetName().Version!;
        if (assembly.GetReferencedAssemblies().FirstOrDefault(r => r.Name == PluginLoadContext.SdkName)?.Version is not { } wanted)
            faults.Add($"it does not reference {PluginLoadContext.SdkName}");
        else if (!SdkVersion.Runs(host, wanted))
            faults.Add($"it was built against {PluginLoadContext.SdkName} {wanted.ToString(3)}, and this host has {host.ToString(3)}");
    }

    private static Type? FindModule(Assembly assembly, List<string> faults)
    {
        var modules = assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IChannelModule).IsAssignableFrom(t)).ToList();
        switch (modules)
        {
            case []:
                faults.Add($"it has no public class that implements {nameof(IChannelModule)}");
                return null;
            case [var module]:
                if (module.GetConstructor(Type.EmptyTypes) is null)
                    faults.Add($"{module.Name} has no public constructor without parameters");
                return module;
            default:
                faults.Add($"it has {modules.Count} modules ({string.Join(", ", modules.Select(m => m.Name))}): one folder, one plugin");
                return null;
        }
    }

    private static string Explain(Exception exception) => exception is ReflectionTypeLoadException types
        ? string.Join("; ", types.LoaderExceptions.OfType<Exception>().Select(e => e.Message).Distinct().Take(3))
        : exception.Message;
}
