using System.Reflection;
using Npgsql;
using Omni.Api.Projections;
using Omni.Api.Tests;

namespace Omni.Api.Postgres.Tests;

/// <summary>Every statement that is kept by hand, also those of rare paths, is one that the server understands.</summary>
public sealed class StatementTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    public static TheoryData<string, string> Statements => [.. typeof(EventStatements).Assembly.GetTypes()
        .Where(t => t.Name.EndsWith("Statements", StringComparison.Ordinal))
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => ($"{t.Name}.{f.Name}", (string)f.GetRawConstantValue()!)))];

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task The_server_names_the_types_of_a_statement(string name, string sql)
    {
        await using var connection = new NpgsqlConnection(
            PostgresHosts.Server.SettingsOf(fixture.Host.Data)["Omni:Database:ConnectionString"]);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);

        FluentActions.Invoking(() => NpgsqlCommandBuilder.DeriveParameters(command)).Should().NotThrow(name);
    }
}
