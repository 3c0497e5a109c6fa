namespace Omni.Testing;

/// <summary>Generated files of the repository. Tests compare them, or write them with <c>OMNI_UPDATE_GOLDEN=1</c>.</summary>
public static class Golden
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Returns the text in the repository, after updating it if requested.</summary>
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
