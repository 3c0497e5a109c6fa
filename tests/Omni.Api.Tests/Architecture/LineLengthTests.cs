using System.Text.RegularExpressions;
using Omni.Testing;

namespace Omni.Api.Tests.Architecture;

/// <summary>A line has at most 140 columns (<c>max_line_length</c> of .editorconfig, which no analyzer enforces).</summary>
public sealed partial class LineLengthTests
{
    private const int MaxColumns = 140;

    private static readonly string[] Folders = ["src", "tests", "samples"], Generated = ["obj", "bin", "Migrations"];

    [Fact]
    public void No_line_is_longer_than_140_columns()
    {
        var files = Folders.Select(folder => Path.Combine(Golden.Root, folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Golden.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(Generated).Any());

        string.Join('\n', files.SelectMany(LongLines)).Should().BeEmpty();
    }

    /// <summary>The long lines of a file, but for those of raw literals: JSON and prose cannot be broken there, SQL can.</summary>
    private static IEnumerable<string> LongLines(string file)
    {
        var (isRaw, isSql) = (false, false);
        var number = 0;
        foreach (var line in File.ReadLines(Path.Combine(Golden.Root, file)))
        {
            number++;
            var begun = isRaw;
            if (RawQuotes().Count(line) % 2 == 1) (isRaw, isSql) = (!isRaw, false);
            else if (isRaw && SqlStatement().IsMatch(line)) isSql = true;
            if (line.Length > MaxColumns && !(begun && !isSql) && !RawLiteral().IsMatch(line))
                yield return $"{file}:{number} has {line.Length} columns";
        }
    }

    [GeneratedRegex("\"{3,}", RegexOptions.None, 1000)]
    private static partial Regex RawQuotes();

    [GeneratedRegex(@"^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SqlStatement();

    /// <summary>A line of little else than one long raw literal.</summary>
    [GeneratedRegex("^.{0,50}\"{3}.{80,}\"{3}.{0,12}$", RegexOptions.None, 1000)]
    private static partial Regex RawLiteral();
}
