namespace Omni.Api.Persistence;

/// <summary>The folder of everything that must survive: databases, keys, media. Made at first use, readable by its owner alone.</summary>
internal sealed class DataDirectory
{
    public DataDirectory(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Ensure(Path);
    }

    public string Path { get; }

    /// <summary>A folder below it, made if need be.</summary>
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
