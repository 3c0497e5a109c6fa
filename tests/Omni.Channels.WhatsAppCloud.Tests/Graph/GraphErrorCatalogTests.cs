using System.Text.RegularExpressions;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Tests.Graph;

/// <summary>The catalog against the table of the reference.</summary>
public sealed partial class GraphErrorCatalogTests
{
    public static TheoryData<int, string> Rows
    {
        get
        {
            var rows = new TheoryData<int, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Graph", "error-table.md"))
                .Where(l => l.StartsWith('|') && !l.StartsWith("| code", StringComparison.Ordinal)
                    && !l.StartsWith("|---", StringComparison.Ordinal)))
            {
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                foreach (Match code in Code().Matches(Strip(cells[1]))) rows.Add(int.Parse(code.Value), cells[3]);
            }

            return rows;
        }
    }

    [Fact]
    public void The_table_was_read() => Rows.Should().HaveCountGreaterThan(45);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_code_does_what_the_table_says(int code, string todo)
    {
        var action = GraphErrorCatalog.RuleFor(new GraphError { Code = code, Message = "", HttpStatus = 400 }).Action;

        action.Should().Be(todo switch
        {
            _ when todo.StartsWith("stop the number", StringComparison.Ordinal) || todo.StartsWith("as 190", StringComparison.Ordinal) =>
                GraphAction.Disconnect,
            _ when todo.StartsWith("stop the queue", StringComparison.Ordinal) =>
                todo.Contains("not retryable", StringComparison.Ordinal) ? GraphAction.Forbid : GraphAction.Stop,
            _ when todo.StartsWith("retry with", StringComparison.Ordinal) => GraphAction.Retry,
            _ when todo.StartsWith("pause", StringComparison.Ordinal) || todo.StartsWith("hold and retry", StringComparison.Ordinal) =>
                GraphAction.Pause,
            _ when todo.StartsWith("slow down", StringComparison.Ordinal) => GraphAction.SlowDown,
            _ when todo.StartsWith("hold that", StringComparison.Ordinal) => GraphAction.HoldRecipient,
            // Newer: it also slows the number down.
            _ when code == 131048 => GraphAction.SpamLimit,
            _ when todo.StartsWith("one retry after", StringComparison.Ordinal) => GraphAction.UploadAgain,
            _ => GraphAction.Fail,
        });
    }

    [Fact]
    public void A_range_a_subcode_and_a_foreign_page_have_their_rules()
    {
        Action(new GraphError { Code = 250, Message = "", HttpStatus = 403 }).Should().Be(GraphAction.Disconnect);
        Action(new GraphError { Code = 100, Subcode = 33, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Disconnect);
        Action(new GraphError { Code = 100, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Fail);
        Action(new GraphError { Code = 133010, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Stop);
        Action(new GraphError { Code = 999999, Message = "", HttpStatus = 500 }).Should().Be(GraphAction.Retry);
        Action(new GraphError { Code = 999999, IsTransient = true, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Retry);
        Action(new GraphError { Code = 0, IsForeign = true, Message = "", HttpStatus = 404 })
            .Should().Be(GraphAction.Fail, "a proxy's page says nothing about the token");

        static GraphAction Action(GraphError error) => error.Rule.Action;
    }

    // Ranges, HTTP statuses and subcodes in the code column are no codes.
    private static string Strip(string cell) => NoCode().Replace(cell, "");

    [GeneratedRegex(@"\d+-\d+|\(\d+\)|subcode \d+|; 100 with|HTTP 5xx", RegexOptions.None, 1000)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b\d+\b", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
