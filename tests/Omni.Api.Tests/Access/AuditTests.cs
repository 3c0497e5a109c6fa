using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Omni.Api.Audit;
using Omni.Api.Storage.Rows;
using Omni.Api.Tests.Sending.Outbox;

namespace Omni.Api.Tests.Access;

/// <summary>What is noted of requests, and what becomes of notes that cannot be stored.</summary>
public sealed class AuditTests
{
    private const int MaxText = 256;

    [Fact]
    public async Task An_entry_that_cannot_be_stored_takes_no_other_with_it()
    {
        await using var fake = await FakeTimeHost.StartAsync();
        await NotedAsync(fake, "listInstances", () => fake.Host.GetAsync("/api/v2/instances"));

        // The writer gathers now: these are written together.
        for (var i = 0; i < 3; i++) await fake.Host.GetAsync($"/api/v2/chats?limit={i + 1}");
        fake.Host.Services.GetRequiredService<AuditWriter>()
            .Note(new AuditRow { KeyName = null!, Method = "GET", Path = "/", RequestId = "poison" });
        for (var i = 0; i < 3; i++) await fake.Host.GetAsync($"/api/v2/chats?limit={i + 4}");
        await NotedAsync(fake, "getOutbox", () => fake.Host.GetAsync("/api/v2/outbox"));

        (await AuditAsync(fake)).Count(e => e.GetProperty("operation").GetString() == "listChats").Should().Be(6);
    }

    [Fact]
    public async Task A_path_is_cut_between_characters()
    {
        await using var fake = await FakeTimeHost.StartAsync();
        var start = "/api/v2/" + new string('x', MaxText - 1 - "/api/v2/".Length);

        (await fake.Host.Api.GetAsync(new Uri($"{start}\U0001F600 and more", UriKind.Relative))).StatusCode
            .Should().Be(HttpStatusCode.NotFound);

        await NotedAsync(fake, "getOutbox", () => fake.Host.GetAsync("/api/v2/outbox"));
        (await AuditAsync(fake)).Select(e => e.GetProperty("path").GetString()).Should().Contain(start);
    }

    [Fact]
    public async Task A_person_in_a_path_is_masked_between_characters()
    {
        await using var fake = await FakeTimeHost.StartAsync();

        var users = $"/api/v2/instances/{fake.InstanceId}/users";
        await fake.Host.Api.GetAsync(new Uri($"{users}/a\U0001F600bcdefgh\U0001F600z/profile", UriKind.Relative));

        await NotedAsync(fake, "getOutbox", () => fake.Host.GetAsync("/api/v2/outbox"));
        (await AuditAsync(fake)).Select(e => e.GetProperty("path").GetString()).Should().Contain($"{users}/a*****z/profile");
    }

    private static Task<IReadOnlyList<JsonElement>> AuditAsync(FakeTimeHost fake) => fake.Host.ListAsync("/api/v2/audit?limit=100");

    /// <summary>Makes a request, and lets time pass until it is noted: whatever was noted before it is written, too.</summary>
    private static async Task NotedAsync(FakeTimeHost fake, string operation, Func<Task> request)
    {
        await request();
        await fake.UntilAsync(() => AuditAsync(fake), all => all.Any(e => e.GetProperty("operation").GetString() == operation),
            $"{operation} is noted");
    }
}
