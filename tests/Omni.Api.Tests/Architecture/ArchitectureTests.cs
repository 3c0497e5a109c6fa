using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Omni.Channels.Sdk.Channels;
using Omni.Channels.WhatsAppCloud;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Omni.Api.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ArchitectureTests
{
    private static readonly System.Reflection.Assembly Contract = typeof(Omni.Contract.Success).Assembly,
        Sdk = typeof(IChannelPlugin).Assembly, Plugin = typeof(WhatsAppCloudModule).Assembly, Host = typeof(Program).Assembly,
            Sandbox = typeof(Omni.WhatsAppCloud.Sandbox.SandboxOptions).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Everything =
        new ArchLoader().LoadAssemblies(Sdk, Plugin, Host, Sandbox).Build();

    [Fact]
    public void Rooms_of_the_host_have_no_cycles()
    {
        var below = Everything.Types.Where(t => RoomOf(t) is not null)
            .SelectMany(t => t.Dependencies.Select(d => (From: RoomOf(t)!, To: RoomOf(d.Target))))
            .Where(d => d.To is not null && d.To != d.From).Distinct().ToLookup(d => d.From, d => d.To!);

        below.Select(room => room.Key).Where(room => Reaches(room, room)).Should().BeEmpty();

        bool Reaches(string from, string to, HashSet<string>? seen = null)
        {
            seen ??= [];
            return below[from].Any(next => next == to || (seen.Add(next) && Reaches(next, to, seen)));
        }
    }

    [Fact]
    public void Only_the_program_knows_the_plugin() => Broken(Types().That().ResideInNamespaceMatching(@"^Omni\.Api")
        .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Omni\.Channels\.WhatsAppCloud")).Should().BeEmpty();

    [Fact]
    public void Only_endpoints_know_the_web() =>
        Broken(Types().That().ResideInNamespaceMatching(@"^Omni\.Api\.(Receiving|Sending\.\w+|Projections|Storage)")
            .And().DoNotHaveNameMatching("Endpoints|Registration|<")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Microsoft\.AspNetCore")).Should().BeEmpty();

    [Fact]
    public void Only_storage_knows_databases() => Broken(Types().That().ResideInNamespaceMatching(@"^Omni\.Api\.(?!Storage)")
        .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^(Microsoft\.Data\.Sqlite|Npgsql)")).Should().BeEmpty();

    [Fact]
    public void Only_its_store_knows_S3() =>
        Broken(Types().That().ResideInNamespaceMatching(@"^Omni\.Api").And().DoNotResideInNamespaceMatching(@"^Omni\.Api\.Media\.S3")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Amazon")).Should().BeEmpty();

    [Fact]
    public void Only_its_bus_knows_NATS() => Broken(
        Types().That().ResideInNamespaceMatching(@"^Omni\.Api").And().DoNotResideInNamespaceMatching(@"^Omni\.Api\.(Events\.Nats|Tests)")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^NATS")).Should().BeEmpty();

    [Fact]
    public void Storage_knows_the_foundation_alone() => Broken(Types().That().ResideInNamespaceMatching(@"^Omni\.Api\.Storage")
        .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^Omni\.Api\.(?!Storage|Foundation)")).Should().BeEmpty();

    [Theory]
    [InlineData("Omni.Contract", "Omni|Microsoft|Refit|FluentValidation")]
    [InlineData("Omni.Channels.Sdk",
        "Omni.Api|Omni.Client|Omni.Channels.WhatsAppCloud|Omni.WhatsAppCloud|Microsoft.AspNetCore|Microsoft.EntityFrameworkCore|Refit")]
    [InlineData("Omni.Channels.WhatsAppCloud",
        "Omni.Api|Omni.Client|Omni.WhatsAppCloud.Sandbox|Microsoft.AspNetCore|Microsoft.EntityFrameworkCore")]
    [InlineData("Omni.WhatsAppCloud.Sandbox", "Omni.Channels|Omni.Api|Omni.Contract|Omni.Client")]
    public void A_project_references_only_what_it_may(string project, string forbidden)
    {
        var assembly = new[] { Contract, Sdk, Plugin, Host, Sandbox }.Single(a => a.GetName().Name == project);

        assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Should().NotContain(name => forbidden.Split('|').Any(f => name.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_plugin_has_three_public_types() => Plugin.GetExportedTypes().Select(t => t.Name)
        .Should().BeEquivalentTo("WhatsAppCloudModule", "WhatsAppCloudPlugin", "WhatsAppCloudOptions");

    [Fact]
    public void Every_options_class_has_a_validator() => new[] { Plugin, Host }.SelectMany(a => a.GetTypes())
        .Where(t => t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetField("Section") is not null)
        .Should().OnlyContain(
            t => t.GetNestedType("Validator", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public) != null);

    [Fact]
    public void Nothing_has_more_than_8_dependencies() => new[] { Sdk, Plugin, Host, Sandbox }.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true } && t.GetMethod("<Clone>$") is null && !t.Name.StartsWith('<'))
        .Where(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(c => c.GetParameters().Length > 8))
        .Select(t => t.FullName).Should().BeEmpty();

    [Fact]
    public void Every_log_message_has_an_id_of_its_own() => new[] { Sdk, Plugin, Host }
        .SelectMany(assembly => assembly.GetTypes().Where(t => t.Name == "EventIds"))
        .SelectMany(ids => ids.GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static))
        .Select(id => id.GetRawConstantValue()).Should().HaveCountGreaterThan(90).And.OnlyHaveUniqueItems();

    [Fact]
    public void No_folder_is_called_after_a_pattern() => Everything.Namespaces.Select(n => n.FullName.Split('.')[^1])
        .Should().NotIntersectWith(["Utils", "Helpers", "Common", "Services", "Managers"]);

    /// <summary>A room is the first folder below the host: what is deeper belongs to it.</summary>
    private static string? RoomOf(IType type) => type.Namespace?.FullName.Split('.') is ["Omni", "Api", var room, ..]
        && !type.Namespace.FullName.StartsWith("Omni.Api.Tests", StringComparison.Ordinal) ? room : null;

    private static IEnumerable<string> Broken(IArchRule rule) => rule.Evaluate(Everything).Where(r => !r.Passed).Select(r => r.Description);
}
