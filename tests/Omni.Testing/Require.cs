namespace Omni.Testing;

/// <summary>
/// Requirements of tests. A test without them is skipped with the reason, or fails with <c>OMNI_REQUIRE_SERVERS=1</c>.
/// </summary>
public static class Require
{
    public static bool Has(string program) => Find(program) is not null;

    /// <summary>Requires a program on the PATH; returns its path. Call it from a test: a fixture cannot be skipped.</summary>
    public static string Program(string name)
    {
        if (Find(name) is { } found) return found;
        throw new InvalidOperationException(Environment.GetEnvironmentVariable("OMNI_REQUIRE_SERVERS") == "1"
            ? $"'{name}' is not installed, and OMNI_REQUIRE_SERVERS=1"
            : $"$XunitDynamicSkip$'{name}' is not installed on this machine");
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
