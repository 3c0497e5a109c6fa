namespace Omni.Client.Tests.Generators;

/// <summary>A folder for generated code, gone with the test.</summary>
internal sealed class GeneratedFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("omni-generated-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(PathOf(name), text);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
