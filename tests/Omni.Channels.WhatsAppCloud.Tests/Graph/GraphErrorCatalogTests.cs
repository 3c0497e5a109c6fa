using System.Text.RegularExpressions;
using Omni.Channels.WhatsAppCloud.Graph;

namespace Omni.Channels.WhatsAppCloud.Tests.Graph;

/// <summary>The catalog against the table that operators read, and against section 12 of the reference.</summary>
public sealed partial class GraphErrorCatalogTests
{
    private static readonly Dictionary<string, GraphAction> Actions = new(StringComparer.Ordinal)
    {
        ["disconnects the instance and keeps its messages"] = GraphAction.Disconnect,
        ["stops the number and keeps its messages"] = GraphAction.Stop,
        ["fails the message and stops the number"] = GraphAction.Forbid,
        ["pauses the number"] = GraphAction.Pause,
        ["slows down and retries"] = GraphAction.SlowDown,
        ["fails the message, slows down and warns you"] = GraphAction.SpamLimit,
        ["holds the recipient"] = GraphAction.HoldRecipient,
        ["retries"] = GraphAction.Retry,
        ["retries once"] = GraphAction.Retry,
        ["uploads the media again"] = GraphAction.UploadAgain,
        ["fails the message and warns you"] = GraphAction.Fail,
        ["fails the message"] = GraphAction.Fail,
    };

    [Fact]
    public void The_docs_list_every_code_with_what_the_host_does()
    {
        var rows = Rows().ToList();

        rows.Select(r => r.Code).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(GraphErrorCatalog.Codes);
        foreach (var (code, meaning, host) in rows)
        {
            var rule = RuleOf(code);
            rule.Action.Should().Be(Actions[host], $"{code}");
            (rule.Tries == 2).Should().Be(host == "retries once", $"{code}");
            rule.Meaning.Should().Be(meaning);
            rule.IsAlert.Should().Be(rule.Action == GraphAction.Fail && host.EndsWith("warns you", StringComparison.Ordinal), $"{code}");
        }
    }

    [Theory]
    [InlineData("Disconnect", 0, 3, 10, 33, 104, 190, 200, 299, 803, 131005)]
    [InlineData("Stop", 131037, 131042, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133999)]
    [InlineData("Forbid", 368, 131031)]
    [InlineData("Pause", 4, 613, 80007, 80008, 131057, 131208)]
    [InlineData("SlowDown", 130429)]
    [InlineData("SpamLimit", 131048)]
    [InlineData("HoldRecipient", 131056)]
    [InlineData("Retry", 1, 2, 131000, 131016, 133004, 134101, 135000, 139103, 2494100)]
    [InlineData("UploadAgain", 131053)]
    [InlineData("Fail", 100, 506, 2500, 130403, 130472, 130497, 130501, 131008, 131009, 131020, 131021, 131026, 131030, 131035, 131041,
        131044, 131047, 131049, 131050, 131051, 131055, 131058, 131059, 131060, 131061, 131062, 131063, 131064, 131065, 131070, 131201,
        131202, 131203, 131204, 131207, 131209, 131210, 131211, 131212, 131213, 131214, 131215, 132000, 132001, 132005, 132007, 132008,
        132012, 132015, 132016, 132018, 132068, 132069, 133016, 134011, 134100, 134102, 134103, 136024, 137000, 138000, 138023, 139000,
        139200, 141002, 147005, 200005, 200007, 1752041, 2388001, 2388019, 2388299, 2388330, 2494179, 2494191, 2593079, 2593109)]
    public void A_code_does_what_the_reference_says(string action, params int[] codes)
    {
        foreach (var code in codes)
        {
            var rule = RuleOf(code);
            $"{rule.Action}".Should().Be(action, $"{code}");
            rule.Meaning.Should().NotBeNullOrEmpty($"{code} says what it means");
        }
    }

    [Fact]
    public void A_range_a_subcode_and_a_foreign_page_have_their_rules()
    {
        Action(new GraphError { Code = 250, Message = "", HttpStatus = 403 }).Should().Be(GraphAction.Disconnect);
        Action(new GraphError { Code = 100, Subcode = 33, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Disconnect);
        Action(new GraphError { Code = 100, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Fail);
        Action(new GraphError { Code = 100, Subcode = 2494100, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Retry);
        Action(new GraphError { Code = 999999, Message = "", HttpStatus = 500 }).Should().Be(GraphAction.Retry);
        Action(new GraphError { Code = 999999, Message = "", HttpStatus = 429 }).Should().Be(GraphAction.Pause);
        Action(new GraphError { Code = 999999, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Fail);
        Action(new GraphError { Code = 999999, IsTransient = true, Message = "", HttpStatus = 400 }).Should().Be(GraphAction.Retry);
        Action(new GraphError { Code = 134102, IsTransient = true, Message = "", HttpStatus = 500 })
            .Should().Be(GraphAction.Fail, "its 500 is not passing");
        Action(new GraphError { Code = 0, IsForeign = true, Message = "", HttpStatus = 404 })
            .Should().Be(GraphAction.Fail, "a proxy's page says nothing about the token");
        var direct = new GraphError { Code = 100, Message = "Wrong", Details = "category requires Direct Send", HttpStatus = 400 };
        direct.Rule.Meaning.Should().Contain("Direct Send is not enabled");

        static GraphAction Action(GraphError error) => error.Rule.Action;
    }

    [Fact]
    public void Only_trouble_of_the_service_counts_as_an_outage()
    {
        RuleOf(131016).IsServiceTrouble.Should().BeTrue();
        RuleOf(135000).Should().Match<GraphErrorRule>(r => !r.IsServiceTrouble && r.Tries == 2);
        RuleOf(134101).Should().Match<GraphErrorRule>(
            r => !r.IsServiceTrouble && !r.MayHaveBeenTaken && r.RetryAfter == TimeSpan.FromMinutes(10));
    }

    private static GraphErrorRule RuleOf(int code) =>
        GraphErrorCatalog.RuleFor(new GraphError { Code = code, Message = "", HttpStatus = 400 });

    private static IEnumerable<(int Code, string Meaning, string Host)> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "errors.md")).SkipWhile(l => l != "| code | meaning | the host |").Skip(2)
            .TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => Code().Matches(cells[1]).Select(m => (int.Parse(m.Value), cells[2], cells[3])));

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
