using System.Text.Json;
using Omni.Contract.Events;
using Omni.Testing;

namespace Omni.Api.Tests.Receiving;

/// <summary>A webhook field that Meta documents is an event of its own, read by the client and named in the docs.</summary>
public sealed class TypedEventTests
{
    private const string Custom = "custom.";

    // A field that Meta does not document, one about another account, and what is exchanged while another partner answers.
    private static readonly string[] Exempt = ["unknown-field--future", "account-update--disabled-scheduled", "standby--"];

    [Fact]
    public void No_documented_field_is_only_custom()
    {
        var names = Fixture.Names.Where(name => !Exempt.Any(exempt => name.StartsWith(exempt, StringComparison.Ordinal))).ToList();

        names.Where(name => TypesOf(name).All(type => type.StartsWith(Custom, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void Each_type_has_a_record_and_stands_in_the_docs()
    {
        var docs = File.ReadAllText(Path.Combine(Golden.Root, "docs", "receive", "events.md"));
        var types = Fixture.Names.SelectMany(TypesOf).Distinct().Where(type => !type.StartsWith(Custom, StringComparison.Ordinal)).ToList();

        types.Where(type => PayloadReader.RecordOf(type) is null).Should().BeEmpty();
        types.Where(type => !docs.Contains($"`{type}`", StringComparison.Ordinal) && !docs.Contains($"`{type.Split('.')[0]}.*`"))
            .Should().BeEmpty();
    }

    private static IReadOnlyList<string> TypesOf(string name)
    {
        var expected = JsonElement.Parse(File.ReadAllText(
            Path.Combine(Golden.Root, "tests", "Omni.Testing", "Fixtures", "expected", $"{name}.json")));
        return [.. expected.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("type").GetString()!)];
    }
}
