namespace Omni.Testing;

/// <summary>The webhook bodies next to this assembly.</summary>
public static class Fixture
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "webhooks");

    /// <summary>All names, without <c>.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.json")
        .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Returns the unchanged bytes.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, $"{name}.json"));
}
