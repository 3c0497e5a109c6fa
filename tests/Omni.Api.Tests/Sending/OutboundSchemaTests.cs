using System.Net;
using System.Text;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>
/// Every kind goes out through REST in a shape that Meta's own schema and the sandbox take; the table of it stands in the docs.
/// </summary>
public sealed class OutboundSchemaTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Table = "docs/send/kinds.md";

    [Fact]
    public async Task Every_kind_passes_Metas_schema_and_the_sandbox()
    {
        var rows = new StringBuilder();
        var faults = new List<string>();
        foreach (var (kind, index) in OutboundKinds.All.Select((k, i) => (k, i)))
        {
            var phone = $"55119300{index:00000}";

            var (status, answer) = await fixture.Host.PostAsync(
                $"/api/v2/messages/send{kind.Path}", kind.RequestTo(fixture.InstanceId, phone));

            if (status is not (HttpStatusCode.Created or HttpStatusCode.OK))
            {
                faults.Add($"{kind.Name}: {(int)status} {answer}");
                continue;
            }

            var arrived = (await fixture.Host.ArrivedAtAsync(phone)).Should().ContainSingle(kind.Name).Subject.GetProperty("message");
            var errors = await MetaSchema.ValidateAsync(arrived);
            if (errors.Count > 0 && kind.NotInSchema is null) faults.Add($"{kind.Name}: {string.Join("; ", errors)} in {arrived}");
            rows.Append(
                $"| {kind.Name} | `POST /messages/send{kind.Path}` | {(errors.Count == 0 ? "yes" : $"no: {kind.NotInSchema}")} | yes |\n");
        }

        faults.Should().BeEmpty();
        var page = $"""
            # Message kinds and how each is checked

            `OutboundSchemaTests` generates this page; to regenerate it, run `OMNI_UPDATE_GOLDEN=1 dotnet test --project tests/Omni.Api.Tests`.
            The test sends each kind through REST. It validates the request to Meta against Meta's own schema and with the sandbox, which checks
            as Meta does.

            | kind | request | Meta's schema | sandbox |
            |---|---|---|---|
            {rows}
            """.ReplaceLineEndings("\n").TrimEnd() + "\n";
        Golden.Match(Table, page).Should().Be(page, $"{Table} stands as it was generated");
    }

    /// <summary>A schema that takes everything would prove nothing.</summary>
    [Fact]
    public async Task The_schema_refuses_what_is_wrong() =>
        (await MetaSchema.ValidateAsync(
            JsonElement.Parse("""{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":"no recipient_type"}}""")))
            .Should().NotBeEmpty();
}
