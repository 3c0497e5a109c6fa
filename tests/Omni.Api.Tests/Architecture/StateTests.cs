using System.Reflection;
using Omni.Api.Storage.Rows;
using Omni.Contract;
using Omni.Testing;

namespace Omni.Api.Tests.Architecture;

/// <summary>The value of a state is written once, in <c>Omni.Contract</c>. (The plugin writes Meta's words, which are others.)</summary>
public sealed class StateTests
{
    /// <summary>The name of a field everywhere, besides a state of a connection.</summary>
    private const string Ambivalent = "error";

    /// <summary>Files that hold names of fields, or define the states that no answer shows.</summary>
    private static readonly string[] Exempt = ["EnvelopeMask.cs", "MediaState.cs", "ChatRow.cs", "AccessMode.cs"];

    private static readonly string[] Skipped = ["obj", "bin", "Migrations"];

    private static readonly string[] Endings = ["State", "States", "Status", "Direction"];

    private static IReadOnlyList<string> Values => [.. typeof(Success).Assembly.GetExportedTypes().Append(typeof(MediaState))
        .Where(
            type => type is { IsAbstract: true, IsSealed: true } && Endings.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal)))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(constant => constant.IsLiteral)
        .Select(constant => (string)constant.GetRawConstantValue()!).Where(value => value != Ambivalent).Distinct()];

    [Fact]
    public void No_state_is_a_literal()
    {
        var literals = Values.SelectMany(value => new[] { $"\"{value}\"", $"'{value}'" }).ToList();

        var found = Sources().SelectMany(file => File.ReadLines(file)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .Where(line => literals.Any(literal => line.Contains(literal, StringComparison.Ordinal)))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        found.Should().BeEmpty();
    }

    private static IEnumerable<string> Sources() => new[] { "Omni.Api", "Omni.Client" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Golden.Root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Skipped.Any(folder => file.Split(Path.DirectorySeparatorChar).Contains(folder))
            && !Exempt.Contains(Path.GetFileName(file)));
}
