namespace Omni.Testing;

/// <summary>Texts of the repository that a test generates: with <c>OMNI_UPDATE_GOLDEN=1</c> it writes them, else it compares.</summary>
public static class Golden
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The text that stands in the repository, after writing it anew when that was asked for.</summary>
    public static string Match(string path, string generated)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("OMNI_UPDATE_GOLDEN") == "1") File.WriteAllText(file, generated);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found");
        return folder.FullName;
    }
}
