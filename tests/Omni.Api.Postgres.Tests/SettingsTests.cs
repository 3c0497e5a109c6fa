using System.Net;
using Microsoft.EntityFrameworkCore;
using Omni.Api.Storage.Postgres;
using Omni.Api.Tests;
using Omni.Testing;

namespace Omni.Api.Postgres.Tests;

public sealed class SettingsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public void The_migrations_make_what_the_model_says()
    {
        using var db = new PostgresDesignTimeFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().Should().BeFalse("a changed row needs a migration for each database: CLAUDE.md says how");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_stops_the_start_with_one_line_without_the_password()
    {
        var data = Directory.CreateTempSubdirectory("omni-settings-").FullName;
        var (exitCode, said) = await HostProcess.FailToStartAsync(data, ("Omni:Database:Provider", "postgres"),
            ("Omni:Database:ConnectionString",
                $"Host=127.0.0.1;Port={HostProcess.FreePort()};Database=omni;Username=omni;Password=very-secret"));

        exitCode.Should().Be(1);
        said.Trim().Should().StartWith("Omni did not start: the database says: ").And.NotContain("\n").And.NotContain("very-secret");
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_search_does_not_tell_capitals_from_small_letters()
    {
        await fixture.Host.ReceiveAsync(
            TestWebhook.Text("wamid.search.1", "5511987654321", "Olá, Ação de GRAÇAS 100%_"), fixture.InstanceId);

        (await fixture.Host.ListAsync("/api/v2/messages?search=a%C3%A7%C3%A3o%20de%20gra%C3%A7as")).Should().ContainSingle();
        (await fixture.Host.ListAsync("/api/v2/messages?search=100%25_")).Should().ContainSingle();
        (await fixture.Host.ListAsync("/api/v2/messages?search=%25%25")).Should().BeEmpty("there is no word in it");
    }

    [Fact]
    public async Task A_text_that_the_database_cannot_keep_is_400()
    {
        var (status, body) = await fixture.Host.PostAsync("/api/v2/instances", """{"name":"a\u0000b","channel":"whatsapp-cloud"}""");

        status.Should().Be(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetProperty("message").GetString().Should().Contain("U+0000");
    }
}
