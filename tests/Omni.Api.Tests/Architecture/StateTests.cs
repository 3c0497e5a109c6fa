using System.Reflection;
using System.Text.RegularExpressions;
using Omni.Contract;
using Omni.Testing;

namespace Omni.Api.Tests.Architecture;

/// <summary>The value of a state is written once, in <c>Omni.Contract</c>. (The plugin writes Meta's words, which are others.)</summary>
public sealed class StateTests
{
    /// <summary>The name of a field everywhere, besides a state of a connection.</summary>
    private const string Ambivalent = "error";

    /// <summary>Files that hold names of fields, and the states that no answer shows.</summary>
    private static readonly string[] Exempt = ["EnvelopeMask.cs", "MediaState.cs"];

    private static IReadOnlyList<string> Values => [.. typeof(Success).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true } && Regex.IsMatch(type.Name, "(State|States|Status|Direction)$"))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(constant => constant.IsLiteral)
        .Select(constant => (string)constant.GetRawConstantValue()!).Where(value => value != Ambivalent).Distinct()];

    [Fact]
    public void No_state_is_a_literal()
    {
        var literal = new Regex($"""(?<!\w)["']({string.Join('|', Values)})["']""");

        var found = Sources().SelectMany(file => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && literal.IsMatch(line))
            .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        found.Should().BeEmpty();
    }

    private static IEnumerable<string> Sources() => new[] { "Omni.Api", "Omni.Client" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Golden.Root, "src", project), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Regex.IsMatch(file, @"[/\\](obj|bin|Migrations)[/\\]") && !Exempt.Contains(Path.GetFileName(file)));
}
