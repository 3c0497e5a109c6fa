using System.Runtime.InteropServices;

namespace Omni.Api.Storage;

/// <summary>
/// Restricts everything the host creates to its owner: databases with their logs, keys, media, back-ups. One mask for the whole process
/// also covers what libraries and child processes create. On Windows the folder's access list decides.
/// </summary>
internal static class UnixPermissions
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Creates new files as 0600 at most from here on, and new folders as 0700.</summary>
    public static void CloseNewFiles()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask((uint)Others);
    }

    /// <summary>
    /// What to do about a folder or file that other users can read or change; null when none can, or when it does not exist.
    /// </summary>
    public static string? WarningOf(string path, string name)
    {
        if (OperatingSystem.IsWindows() || !Path.Exists(path)) return null;
        var mode = File.GetUnixFileMode(path);
        return (mode & Others) == UnixFileMode.None
            ? null
            : $"other users of the machine may enter or read {name} (mode {Octal(mode)}): "
            + $"chmod it to {(Directory.Exists(path) ? "700" : "600")}";
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
