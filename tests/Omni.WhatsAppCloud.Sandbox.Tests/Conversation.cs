using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.WhatsAppCloud.Sandbox.Tests;

/// <summary>A conversation of the default number with one customer, as Graph and webhooks show it.</summary>
internal sealed class Conversation(SandboxApp meta, string user)
{
    public string User => user;

    public string UserId => $"US.{user}0001";

    /// <summary>Writes as the customer; returns the webhook's value.</summary>
    public async Task<JsonElement> WriteAsync(object message)
    {
        var answer = await ReadAsync(await meta.Client.PostAsJsonAsync($"/sandbox/users/{user}/messages", message));
        var id = answer.GetProperty("id").GetString();
        return await ChangeAsync(value => value.TryGetProperty("messages", out var all) && all[0].GetProperty("id").GetString() == id);
    }

    /// <summary>Posts to the number's messages; a body without a recipient goes to the customer.</summary>
    public async Task<JsonElement> PostAsync(string body, string edge = "messages")
    {
        var message = JsonNode.Parse(body)!.AsObject();
        message["messaging_product"] ??= "whatsapp";
        if (message["recipient"] is null && message["status"] is null) message["to"] ??= user;
        return await ReadAsync(await meta.Client.PostAsJsonAsync($"/v25.0/{SandboxNumber.Default.PhoneNumberId}/{edge}", message));
    }

    /// <summary>Sends, and returns the value of a webhook with that status of it.</summary>
    public async Task<JsonElement> StatusOfAsync(string body, string status, string edge = "messages")
    {
        var answer = await PostAsync(body, edge);
        answer.TryGetProperty("messages", out var sent).Should().BeTrue(answer.ToString());
        return await StatusAsync(sent[0].GetProperty("id").GetString()!, status);
    }

    public Task<JsonElement> StatusAsync(string wamid, string status) => ChangeAsync(
        value => value.TryGetProperty("statuses", out var all) && all[0].GetProperty("id").GetString() == wamid
            && all[0].GetProperty("status").GetString() == status);

    public async Task<int> CodeOfAsync(string body, string edge = "messages")
    {
        var answer = await PostAsync(body, edge);
        return answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : 0;
    }

    public async Task<IReadOnlyList<string?>> OnThePhoneAsync() =>
        [.. (await meta.Client.GetFromJsonAsync<JsonElement>($"/sandbox/users/{user}/messages")).GetProperty("items").EnumerateArray()
            .Select(m => m.GetProperty("id").GetString())];

    private async Task<JsonElement> ChangeAsync(Func<JsonElement, bool> which) => await Eventually.IsAsync(() =>
    {
        meta.Time.Advance(TimeSpan.FromMilliseconds(20));
        return Task.FromResult(meta.Changes.Select(change => change.GetProperty("value")).FirstOrDefault(which));
    }, value => value.ValueKind == JsonValueKind.Object, "the webhook came");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync());
}
