using System.Net;
using Omni.Testing;

namespace Omni.Api.Tests.Sending;

/// <summary>Numbers as people write them, wherever a number is taken: they all lead to one chat and one person.</summary>
public sealed class WrittenNumberTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Digits = "442079460018";

    private static readonly string[] Written =
    [
        "+44 (0)20 7946 0018", "\u202a+44\u00a020\u20117946\u20110018\u202c", "tel:+44-20-7946-0018", "whatsapp:+442079460018",
        "442079460018@s.whatsapp.net", "442079460018@c.us", "\uff0b\uff14\uff14 \u0662\u0660 7946 0018", "https://wa.me/442079460018",
        "+44 20/7946 0018",
    ];

    private OmniHost Host => fixture.Host;

    [Fact]
    public async Task Every_notation_of_a_number_reaches_one_chat_and_one_person()
    {
        await Host.ReceiveAsync(TestWebhook.Text("wamid.written", Digits, "hello"), fixture.InstanceId);
        foreach (var to in Written)
        {
            var (status, answer) = await Host.PostAsync("/api/v2/messages/send", new { instanceId = fixture.InstanceId, to, text = "hi" });
            status.Should().Be(HttpStatusCode.Created, $"{to}: {answer}");
        }

        (await Host.ArrivedAtAsync(Digits)).Should().HaveCount(Written.Length);
        var chat = await ChatOfAsync(Digits);
        foreach (var to in Written)
        {
            (await ChatOfAsync(to)).Should().Be(chat, to);
            (await Host.GetAsync($"/api/v2/instances/{fixture.InstanceId}/users/{Uri.EscapeDataString(to)}/profile"))
                .GetProperty("data").GetProperty("platformUserId").GetString().Should().Be(Digits, to);
            foreach (var list in new[] { "chats?", $"instances/{fixture.InstanceId}/contacts?" })
                (await Host.GetAsync($"/api/v2/{list}search={Uri.EscapeDataString(to)}")).GetProperty("items").GetArrayLength()
                    .Should().Be(1, $"{list} {to}");
            var (shown, presence) = await Host.PostAsync(
                "/api/v2/messages/send/presence", new { instanceId = fixture.InstanceId, to, type = "typing" });
            shown.Should().Be(HttpStatusCode.OK, $"{to}: {presence}");
            var (read, receipt) = await Host.PostAsync(
                "/api/v2/messages/read", new { instanceId = fixture.InstanceId, chatId = to, messageIds = new[] { "wamid.written" } });
            read.Should().Be(HttpStatusCode.OK, $"{to}: {receipt}");
        }
    }

    [Theory]
    [InlineData("123456789012345@lid", "@lid")]
    [InlineData("120363041234567890@g.us", "@g.us")]
    [InlineData("0151 12345678", "begins with 0")]
    [InlineData("+49 30 1234567 ext. 5", "characters")]
    public async Task What_is_no_number_is_refused_with_the_reason(string to, string why)
    {
        var (status, answer) = await Host.PostAsync("/api/v2/messages/send", new { instanceId = fixture.InstanceId, to, text = "hi" });

        status.Should().Be(HttpStatusCode.BadRequest);
        answer.ToString().Should().Contain("'to' must be a phone number with country code").And.Contain(why);
    }

    [Fact]
    public async Task The_wa_id_of_a_contact_card_is_sent_as_digits()
    {
        var phones = new[] { new { phone = "+44 (0)20 7946 0018", waId = "\u202a+44 (0)20 7946 0019" } };
        var (status, answer) = await Host.PostAsync(
            "/api/v2/messages/send/contact",
            new { instanceId = fixture.InstanceId, to = "442079460020", contacts = new[] { new { name = "Ana", phones } } });

        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        (await Host.ArrivedAtAsync("442079460020"))[0].GetProperty("message").GetProperty("contacts")[0].GetProperty("phones")[0].ToString()
            .Should().Contain("+44 (0)20 7946 0018").And.Contain("\"442079460019\"");
    }

    private async Task<string?> ChatOfAsync(string externalId) =>
        (await Host.GetAsync($"/api/v2/chats/by-external?instanceId={fixture.InstanceId}&externalId={Uri.EscapeDataString(externalId)}"))
            .GetProperty("data").GetProperty("id").GetString();
}
