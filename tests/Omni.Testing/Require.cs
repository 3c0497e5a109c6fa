namespace Omni.Testing;

/// <summary>
/// Requirements of tests. A test without them is skipped with the reason, or fails with <c>OMNI_REQUIRE_SERVERS=1</c>.
/// </summary>
public static class Require
{
    public static bool Has(string program) => Find(program) is not null;

    /// <summary>Requires a program on the PATH; returns its path. Call it from a test: a fixture cannot be skipped.</summary>
    public static string Program(string name) => Find(name) ?? throw Missing(name);

    /// <summary>
    /// Requires packages of npm, beside the programs of a <c>node_modules/.bin</c> on the PATH; returns that <c>node_modules</c>.
    /// </summary>
    public static string Packages(params string[] names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.TrimEnd('/').EndsWith("node_modules/.bin", StringComparison.Ordinal))
            .Select(folder => Path.GetFullPath(Path.Combine(folder, "..")))
            .FirstOrDefault(modules => names.All(name => File.Exists(Path.Combine(modules, name, "package.json"))))
        ?? throw Missing(string.Join("', '", names));

    private static InvalidOperationException Missing(string name) =>
        new(Environment.GetEnvironmentVariable("OMNI_REQUIRE_SERVERS") == "1"
            ? $"'{name}' is not installed, and OMNI_REQUIRE_SERVERS=1"
            : $"$XunitDynamicSkip$'{name}' is not installed on this machine");

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
