using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Omni.Testing;

namespace Omni.Api.Tests.Messages;

/// <summary>
/// A send that the channel has answered is named by the channel's id, any other by the host's. Both ids are taken wherever a message is
/// named.
/// </summary>
public sealed class TwoIdsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Phone = "5511985100001";

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task An_answered_send_is_named_by_the_channels_id_and_any_other_by_ours()
    {
        var (created, sent) = await Host.SendTextAsync(fixture.InstanceId, Phone, "now");
        var data = sent.GetProperty("data");
        var (_, split) = await Host.SendTextAsync(fixture.InstanceId, Phone, new string('x', 5000));
        var parts = split.GetProperty("data").GetProperty("parts").EnumerateArray().ToList();
        var (_, later) = await Host.PostAsync(
            "/api/v2/messages/send",
            new { fixture.InstanceId, to = Phone, text = "later", sendAt = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O") });
        var scheduled = later.GetProperty("data");

        created.Should().Be(HttpStatusCode.Created);
        data.GetProperty("messageId").GetString().Should().StartWith("wamid.")
            .And.Be(data.GetProperty("externalMessageId").GetString());
        var row = (await Host.GetAsync($"/api/v2/messages/{data.GetProperty("id").GetGuid()}")).GetProperty("data");
        row.GetProperty("externalId").GetString().Should().Be(data.GetProperty("messageId").GetString());
        parts.Should().HaveCount(2)
            .And.OnlyContain(p => p.GetProperty("messageId").GetString() == p.GetProperty("externalMessageId").GetString());
        parts[0].GetProperty("id").GetGuid().Should().Be(split.GetProperty("data").GetProperty("id").GetGuid());
        scheduled.GetProperty("messageId").GetGuid().Should().Be(scheduled.GetProperty("id").GetGuid());
        (await Host.PostAsync($"/api/v2/outbox/{scheduled.GetProperty("id").GetGuid()}/cancel", null)).Status
            .Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_message_of_another_instance_than_the_one_named_is_not_found_and_stays_as_it_is()
    {
        const string Other = "01a20000-0000-7000-8000-000000000001";
        var (_, later) = await Host.PostAsync(
            "/api/v2/messages/send",
            new { fixture.InstanceId, to = Phone, text = "mine", sendAt = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O") });
        var id = later.GetProperty("data").GetProperty("id").GetGuid();

        using var read = await Host.Api.GetAsync(new Uri($"/api/v2/messages/{id}?instanceId={Other}", UriKind.Relative));
        using var place = await Host.Api.GetAsync(new Uri($"/api/v2/outbox/{id}?instanceId={Other}", UriKind.Relative));
        using var kept = await Host.Api.PatchAsJsonAsync(
            new Uri($"/api/v2/messages/{id}/transcription", UriKind.Relative), new { instanceId = Other, transcription = "theirs" });
        var cancelled = (await Host.PostAsync($"/api/v2/outbox/{id}/cancel?instanceId={Other}", null)).Status;

        new[] { read.StatusCode, place.StatusCode, kept.StatusCode, cancelled }.Should().OnlyContain(s => s == HttpStatusCode.NotFound);
        var row = (await Host.GetAsync($"/api/v2/messages/{id}")).GetProperty("data");
        (row.TryGetProperty("transcription", out var text) ? text.GetString() : null).Should().BeNull();
        (await Host.PostAsync($"/api/v2/outbox/{id}/cancel?instanceId={fixture.InstanceId}", null)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("wamid.two/ids+of==")]
    [InlineData("wamid./starts/and/ends/")]
    [InlineData("wamid.read/x=")]
    public async Task Either_id_names_a_message_in_paths_bodies_and_filters(string wamid)
    {
        var phone = $"55119851{100 + wamid.Length:D5}";
        await Host.ReceiveAsync(TestWebhook.Text(wamid, phone, "either"), fixture.InstanceId);
        var escaped = Uri.EscapeDataString(wamid);
        var row = (await Host.GetAsync($"/api/v2/messages/{escaped}")).GetProperty("data");
        var id = row.GetProperty("id").GetGuid();

        foreach (var name in new[] { escaped, wamid, id.ToString(), escaped.Replace("%2F", "%2f", StringComparison.Ordinal) })
        {
            (await Host.GetAsync($"/api/v2/messages/{name}")).GetProperty("data").GetProperty("id").GetGuid().Should().Be(id, name);
            (await Host.GetAsync($"/api/v2/messages/{name}?instanceId={fixture.InstanceId}")).GetProperty("data").GetProperty("id")
                .GetGuid().Should().Be(id, name);
            (await Host.PostAsync($"/api/v2/messages/{name}/read", new { })).Status.Should().Be(HttpStatusCode.OK, name);
            (await Host.GetAsync($"/api/v2/messages/by-external?chatId={row.GetProperty("chatId").GetGuid()}&externalId={name}"))
                .GetProperty("data").GetProperty("id").GetGuid().Should().Be(id, name);
        }

        foreach (var name in new[] { wamid, id.ToString() })
        {
            (await Host.ListAsync($"/api/v2/events?messageId={Uri.EscapeDataString(name)}")).Should().NotBeEmpty(name)
                .And.OnlyContain(e => e.GetProperty("messageId").GetGuid() == id);
            (await Host.PostAsync("/api/v2/events/search", new { filters = new { messageId = name } })).Body.GetProperty("items")
                .GetArrayLength().Should().BePositive(name);
            (await Host.PostAsync("/api/v2/messages/send", new { fixture.InstanceId, to = phone, text = "so", replyTo = name })).Status
                .Should().Be(HttpStatusCode.Created, name);
            (await Host.PostAsync(
                "/api/v2/messages/send/reaction", new { fixture.InstanceId, to = phone, messageId = name, emoji = "👍" })).Status
                .Should().Be(HttpStatusCode.OK, name);
        }

        (await Host.ArrivedAtAsync(phone)).Select(m => m.GetProperty("message")).Where(m => m.GetProperty("type").GetString() == "text")
            .Should().OnlyContain(m => m.GetProperty("context").GetProperty("message_id").GetString() == wamid);
    }

    [Fact]
    public async Task An_id_that_two_instances_have_is_settled_by_the_instance_or_by_what_the_key_may_see()
    {
        const string Shared = "wamid.shared/by=two";
        var other = await Host.ConnectAsync(TestNumber.Second, "the other");
        await Host.ReceiveAsync(TestWebhook.Text(Shared, Phone, "of one"), fixture.InstanceId);
        var body = TestWebhook.Text(Shared, Phone, "of the other", phoneNumberId: TestNumber.Second.PhoneNumberId);
        (await Host.PostWebhookAsync(body, TestNumber.Second.Sign(body), other)).EnsureSuccessStatusCode();
        await Eventually.IsAsync(
            () => Host.ListAsync($"/api/v2/messages?instanceId={other}"), found => found.Count > 0, "the other has it too");
        var escaped = Uri.EscapeDataString(Shared);
        var (_, made) = await Host.PostAsync(
            "/api/v2/keys", new { name = "of one", scopes = new[] { "*" }, instanceIds = new[] { other } });
        using var limited = Host.NewClient();
        limited.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());

        foreach (var path in new[] { $"/api/v2/messages/{escaped}", $"/api/v2/messages/by-external?externalId={escaped}" })
        {
            using var unsettled = await Host.Api.GetAsync(new Uri(path, UriKind.Relative));
            unsettled.StatusCode.Should().Be(HttpStatusCode.BadRequest, path);
            (await unsettled.Content.ReadAsStringAsync()).Should().Contain("'instanceId' is required", path);
            foreach (var (instance, text) in new[] { (fixture.InstanceId, "of one"), (other, "of the other") })
            {
                (await Host.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}instanceId={instance}"))
                    .GetProperty("data").GetProperty("textContent").GetString().Should().Be(text, path);
            }

            using var seen = await limited.GetAsync(new Uri(path, UriKind.Relative));
            (await seen.Content.ReadAsStringAsync()).Should().Contain("of the other", path);
        }

        (await Host.PostAsync($"/api/v2/messages/{escaped}/read", new { })).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync($"/api/v2/messages/{escaped}/read", new { instanceId = other })).Status.Should().Be(HttpStatusCode.OK);
        (await Host.PostAsync("/api/v2/messages/media/download", new { messageId = Shared })).Body.GetProperty("error").GetProperty("code")
            .GetString().Should().Be("VALIDATION_ERROR");
        (await Host.PostAsync("/api/v2/messages/media/download", new { messageId = Shared, instanceId = other })).Body.GetProperty("error")
            .GetProperty("code").GetString().Should().Be("NO_MEDIA");
    }

    [Fact]
    public async Task Media_is_downloaded_by_every_way_to_name_its_message()
    {
        await Host.ReceiveAsync(Fixture.Read("message--image"), fixture.InstanceId);
        var image = (await Host.ListAsync($"/api/v2/messages?instanceId={fixture.InstanceId}&messageType=image"))[0];
        var (id, externalId, chatId) = (image.GetProperty("id").GetGuid(), image.GetProperty("externalId").GetString(),
            image.GetProperty("chatId").GetGuid());
        var chat = (await Host.GetAsync($"/api/v2/chats/{chatId}")).GetProperty("data").GetProperty("externalId").GetString();
        object[] names =
        [
            new { messageId = id }, new { messageId = externalId }, new { chatId, externalId }, new { chatId, externalId = id },
            new { fixture.InstanceId, chatExternalId = chat, externalId }, new { chatId = chat, externalId },
        ];

        var answers = new List<string>();
        foreach (var name in names) answers.Add((await Host.PostAsync("/api/v2/messages/media/download", name)).Body.ToString());

        answers.Distinct().Should().ContainSingle("each of them names the same media");
        (await Host.PostAsync("/api/v2/messages/media/download", new { fixture.InstanceId, chatExternalId = "5511900000000", externalId }))
            .Status.Should().Be(HttpStatusCode.NotFound, "it is not in that chat");
        (await Host.PostAsync("/api/v2/messages/media/download", new { chatId })).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Host.PostAsync("/api/v2/messages/media/download", new { messageId = "wamid.of.no.message" })).Status
            .Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_id_of_no_message_is_no_error_by_external_id()
    {
        var answer = await Host.GetAsync("/api/v2/messages/by-external?externalId=wamid.of.none");

        answer.GetProperty("data").ValueKind.Should().Be(JsonValueKind.Null);
    }
}
