namespace Omni.Testing;

/// <summary>The webhook bodies beside this assembly.</summary>
public static class Fixture
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Fixtures", "webhooks");

    /// <summary>Every name, without <c>.json</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetFiles(Folder, "*.json")
        .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>The bytes, as they are.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, $"{name}.json"));
}
