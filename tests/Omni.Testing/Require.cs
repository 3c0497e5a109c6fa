namespace Omni.Testing;

/// <summary>What a test needs of the machine: without it the test is skipped with the reason, or fails where <c>OMNI_REQUIRE_SERVERS=1</c>.</summary>
public static class Require
{
    /// <summary>A program on the PATH; answers where it is.</summary>
    public static string Program(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is not null) return found;
        if (Environment.GetEnvironmentVariable("OMNI_REQUIRE_SERVERS") == "1") throw new InvalidOperationException($"'{name}' is not installed, and OMNI_REQUIRE_SERVERS=1");
        throw new InvalidOperationException($"$XunitDynamicSkip$'{name}' is not installed on this machine");
    }
}
