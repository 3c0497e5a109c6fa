using System.Runtime.InteropServices;

namespace Omni.Api.Storage;

/// <summary>
/// What the host creates is for its owner alone: databases with their logs, keys, media, back-ups. One mask for the whole
/// process covers also what libraries and child processes create. Windows decides by the folder's access list instead.
/// </summary>
internal static class UnixPermissions
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>From here on new files are 0600 at most, new folders 0700.</summary>
    public static void CloseNewFiles()
    {
        if (!OperatingSystem.IsWindows()) _ = SetMask((uint)Others);
    }

    /// <summary>What to do about a folder or file that other users may read or change; null when none may, or it is not there.</summary>
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
