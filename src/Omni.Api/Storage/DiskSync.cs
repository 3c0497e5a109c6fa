using System.Runtime.InteropServices;

namespace Omni.Api.Storage;

/// <summary>Brings what was written to the disk, before anybody is told that it is there.</summary>
internal static class DiskSync
{
    /// <summary>The files of a folder and of those below it, but one, with their names.</summary>
    public static void Flush(string folder, string except)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => path != except))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        FlushNames();
    }

    /// <summary>A name, and its change, is in the folder above it, which .NET cannot flush.</summary>
    public static void FlushNames()
    {
        if (!OperatingSystem.IsWindows()) Sync();
    }

    [DllImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Sync();
}
