using System.Net;
using System.Text.Json.Nodes;
using Omni.Testing;

namespace Omni.Api.Tests.Contract;

/// <summary>A host with one of everything, so that each path of the document leads somewhere.</summary>
public sealed class Furnished : IAsyncLifetime
{
    public OmniHost Host { get; } =
        OmniHost.Start(settings: new Dictionary<string, string?> { ["Omni:Subscriptions:AllowPrivateAddresses"] = "true" });

    public string InstanceId { get; private set; } = "";

    public string ChatId { get; private set; } = "";

    private string ExternalId { get; set; } = "";

    private long ConsumerCursor { get; set; }

    private Dictionary<string, string> Ids { get; } = new(StringComparer.Ordinal);

    private string[] Media { get; set; } = [];

    public async ValueTask InitializeAsync()
    {
        var instance = await Host.ConnectAsync(TestNumber.Fixtures);
        InstanceId = instance.ToString();
        await Host.ReceiveAsync(TestWebhook.Text("wamid.furnished", "5511987654321", "hello"), instance);
        var message = (await Host.ListAsync("/api/v2/messages?search=hello"))[0];
        (ChatId, ExternalId) = (message.GetProperty("chatId").GetString()!, "wamid.furnished");
        var image = await SentAsync(
            "/api/v2/messages/send/media",
            new { instanceId = InstanceId, to = "5511987654321", type = "image", base64 = Convert.ToBase64String(TestMedia.Png) });
        var local = (await Host.GetAsync($"/api/v2/messages/{image}")).GetProperty("data").GetProperty("mediaLocalPath").GetString()!;
        Media = local.Split('/');

        var key = (await Host.PostAsync("/api/v2/keys", new { name = "furniture", scopes = new[] { "chats:read" } })).Body;
        var subscription = (await Host.PostAsync(
            "/api/v2/subscriptions", new { url = "http://127.0.0.1:9/nobody", eventTypes = new[] { "custom.nothing" } })).Body;
        var consumer = (await Host.PostAsync("/api/v2/events/consumers", new { name = "furniture", eventType = "custom.nothing" })).Body;
        ConsumerCursor = consumer.GetProperty("data").GetProperty("cursor").GetInt64();
        Ids["instances"] = InstanceId;
        Ids["messages"] = message.GetProperty("id").GetString()!;
        Ids["media"] = image;
        Ids["chats"] = ChatId;
        Ids["persons"] = message.GetProperty("senderPersonId").GetString()!;
        Ids["events"] = (await Host.ListAsync("/api/v2/events?limit=1"))[0].GetProperty("id").GetString()!;
        Ids["outbox"] = image;
        var later = (await Host.PostAsync("/api/v2/scheduled-messages", new
        {
            instanceId = InstanceId,
            chatId = "5511987654321",
            content = new { type = "text", text = "later" },
            sendAt = TimeProvider.System.GetUtcNow().AddDays(2),
        })).Body;
        Ids["scheduled-messages"] = later.GetProperty("data").GetProperty("id").GetString()!;
        Ids["keys"] = key.GetProperty("data").GetProperty("id").GetString()!;
        Ids["subscriptions"] = subscription.GetProperty("data").GetProperty("id").GetString()!;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>A key with these scopes, limited to these instances.</summary>
    public async Task<HttpClient> ClientAsync(string[] scopes, params string[]? instanceIds)
    {
        var (status, made) = await Host.PostAsync("/api/v2/keys", new { name = "a test's", scopes, instanceIds });
        status.Should().Be(HttpStatusCode.Created, made.ToString());
        var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("x-api-key", made.GetProperty("data").GetProperty("plainTextKey").GetString());
        return client;
    }

    /// <summary>What stands for a name in an operation's path, so that it is found.</summary>
    internal string PathOf(Operation operation, string name) => name switch
    {
        "name" => "furniture",
        "id" => Ids.GetValueOrDefault(operation.Path.Split('/')[3], Guid.Empty.ToString()),
        "deliveryId" => Guid.Empty.ToString(),
        "instanceId" => Media[0],
        "month" => Media[1],
        "file" => Media[2],
        "channel" => "whatsapp-cloud",
        "userId" or "platformUserId" or "senderId" => "5511987654321",
        "personId" => Ids["persons"],
        "correlationId" => Ids["messages"],
        _ => "Omni:Outbox:Retention",
    };

    /// <summary>The example of an operation, about what is here.</summary>
    internal JsonNode? BodyOf(Operation operation)
    {
        var body = operation.Example;
        if (body is not JsonObject fields) return body;
        if (operation.Id == "scheduleMessage") fields["sendAt"] = TimeProvider.System.GetUtcNow().AddDays(2).ToString("O");
        if (operation.Id == "ackEvents") fields["cursor"] = ConsumerCursor;
        if (fields.ContainsKey("instanceId")) fields["instanceId"] = InstanceId;
        if (fields["instanceIds"] is JsonArray) fields["instanceIds"] = new JsonArray(InstanceId);
        if (fields.ContainsKey("messageId")) fields["messageId"] = operation.Id == "downloadMedia" ? Ids["media"] : Ids["messages"];
        if (fields.ContainsKey("messageIds")) fields["messageIds"] = new JsonArray(Ids["messages"]);
        if (fields.ContainsKey("chatId")) fields["chatId"] = ChatId;
        return body;
    }

    /// <summary>A query that makes a list be about the instance.</summary>
    internal string QueryOf(Operation operation) => operation.Id switch
    {
        "getMessageByExternalId" => $"chatId={ChatId}&externalId={ExternalId}",
        "getChatByExternalId" => $"instanceId={InstanceId}&externalId=5511987654321",
        _ when operation.Query.Contains("instanceId") => $"instanceId={InstanceId}",
        _ => "",
    };

    private async Task<string> SentAsync(string path, object body)
    {
        var (status, answer) = await Host.PostAsync(path, body);
        status.Should().Be(HttpStatusCode.Created, answer.ToString());
        return answer.GetProperty("data").GetProperty("id").GetString()!;
    }
}
