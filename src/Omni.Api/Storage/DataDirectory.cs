namespace Omni.Api.Storage;

/// <summary>
/// The folder of everything that must survive: databases, keys, media. Created at first use, with access for its owner only.
/// </summary>
internal sealed class DataDirectory
{
    /// <exception cref="StartRefusedException">The folder does not exist and cannot be created.</exception>
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            Ensure(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Omni:DataDirectory {Path} is not a folder that the host can use: {e.Message}");
        }
    }

    public string Path { get; }

    /// <summary>A subfolder, created if missing.</summary>
    public string Folder(string name)
    {
        var folder = System.IO.Path.Combine(Path, name);
        Ensure(folder);
        return folder;
    }

    private static void Ensure(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
