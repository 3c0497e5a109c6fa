using System.Runtime.InteropServices;

namespace Omni.Api.Storage;

/// <summary>Flushes written files to the disk before success is reported.</summary>
internal static class DiskSync
{
    /// <summary>Flushes the files of a folder and its subfolders, except one, with their names.</summary>
    public static void Flush(string folder, string except)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => path != except))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            file.Flush(flushToDisk: true);
        }

        FlushNames();
    }

    /// <summary>Flushes names and their changes: they are in the parent folder, which .NET cannot flush.</summary>
    public static void FlushNames()
    {
        if (!OperatingSystem.IsWindows()) Sync();
    }

    [DllImport("libc", EntryPoint = "sync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Sync();
}
