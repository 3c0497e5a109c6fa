using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Omni.Client.Events;
using Omni.Client.Sending;
using Omni.Contract.Access;
using Omni.Contract.Consumers;
using Omni.Contract.Contents;
using Omni.Contract.DeadLetters;
using Omni.Contract.Errors;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;
using Omni.Contract.Sending;
using Omni.Contract.Subscriptions;

namespace Omni.Client.Tests;

/// <summary>The code of the docs, so that the compiler reads it: <see cref="ClientDocsTests"/> compares.</summary>
internal static class ClientDocs
{
    public static void Register(IServiceCollection services, string key)
    {
        services.AddOmniClient(o =>
        {
            o.BaseAddress = new Uri("http://localhost:8882");
            o.ApiKey = key;
        });
    }

    public static async Task SendFirst(OmniClient omni)
    {
        var instance = (await omni.Instances.ListInstancesAsync()).Items[0].Id;
        var sent = await omni.Send.SendAsync(instance, "5511987654321", "Hello", new() { IdempotencyKey = "order-1" });
        Console.WriteLine(sent.Status);
    }

    public static async Task Answer(OmniClient omni)
    {
        await foreach (var received in omni.Follow.ReadAsync(EventTypes.MessageReceived))
        {
            if (received.Payload is MessageReceived { Content: TextContent text, IsFromMe: false } message)
                Console.WriteLine($"{message.From}: {text.Text}");
        }
    }

    public static async Task ReadLists(OmniClient omni)
    {
        await foreach (var message in Paging.ReadAllAsync(cursor => omni.Messages.ListMessagesAsync(cursor: cursor)))
            Console.WriteLine(message.TextContent);
    }

    public static async Task<SendOutcome> SendTemplate(OmniClient omni, Guid instance, DateTimeOffset at)
    {
        var sent = await omni.Send.SendTemplateAsync(
            new SendTemplateRequest { InstanceId = instance, To = "5511987654321", Name = "order_ready", Language = "en" },
            new SendOptions { IdempotencyKey = "order-1-ready", SendAt = at });
        return sent;
    }

    public static async Task SendFile(OmniClient omni, Guid instance)
    {
        await using var file = File.OpenRead("invoice.pdf");
        await omni.Files.SendAsync(
            new SendMediaRequest { InstanceId = instance, To = "5511987654321", Type = "document", Filename = "invoice.pdf" },
            file,
            new SendOptions { IdempotencyKey = "invoice-1" });
    }

    public static async Task Fail(OmniClient omni, Guid instance)
    {
        try
        {
            await omni.Send.SendAsync(instance, "5511987654321", "Hello", new() { IdempotencyKey = "order-2" });
        }
        catch (OmniApiException e) when (e.Code == ErrorCode.Validation)
        {
            foreach (var (field, faults) in e.Details.Fields) Console.WriteLine($"{field}: {faults[0]}");
        }
        catch (OmniApiException e)
        {
            Console.WriteLine(e.Message);
        }
        catch (OmniConnectionException e) when (e.IsOutcomeUnknown)
        {
            Console.WriteLine(e.Message);
        }
    }

    public static async Task Follow(OmniClient omni)
    {
        await foreach (var received in omni.Follow.ReadAsync("message.*"))
        {
            switch (received.Payload)
            {
                case MessageReceived { Content: TextContent text } message: Console.WriteLine($"{message.From}: {text.Text}"); break;
                case MessageFailed failed: Console.WriteLine($"{failed.ErrorCode}: {failed.Error}"); break;
            }
        }
    }

    public static async Task Resume(OmniClient omni)
    {
        await foreach (var received in omni.Follow.ResumeAsync(new FileEventBookmark("last-event"), EventTypes.MessageReceived))
            Console.WriteLine(received.Id);
    }

    public static async Task Consume(OmniClient omni)
    {
        await omni.Consumers.CreateConsumerAsync(new CreateConsumerRequest { Name = "billing", EventType = "message.*" });
        await foreach (var received in omni.Consumers.ReadAllAsync("billing"))
            Console.WriteLine(received.EventType);
    }

    public static async Task Ensure(OmniClient omni, string secret)
    {
        await omni.Subscriptions.EnsureSubscriptionAsync(new CreateSubscriptionRequest
        {
            Url = "https://example.com/omni-events",
            Name = "shop",
            EventTypes = ["message.*"],
            Secret = secret,
        });
    }

    public static void Receive(WebApplication app, string secret)
    {
        var receiver = new WebhookReceiver(secret);
        app.MapPost("/omni-events", async (HttpRequest request, CancellationToken ct) =>
        {
            try
            {
                var received = await receiver.ParseWebhookAsync(request.Headers, request.Body, ct);
                if (received.Payload is MessageReceived message) Console.WriteLine(message.From);
                return Results.Ok();
            }
            catch (OmniWebhookException e)
            {
                Console.WriteLine(e.Message);
                return Results.Unauthorized();
            }
        });
    }

    public static async Task<WebhookReceiver> Rotate(OmniClient omni, Guid id, string secret)
    {
        var rotated = (await omni.Subscriptions.RotateSecretAsync(id)).Value;
        var receiver = new WebhookReceiver([rotated.Secret!, secret]);
        return receiver;
    }

    public static async Task<int> ReadStates(OmniClient omni)
    {
        var letters = await omni.DeadLetters.ListDeadLettersAsync(status: DeadLetterStatus.Pending);
        return letters.Items.Count;
    }

    public static IEnumerable<UpdateKeyRequest> Change()
    {
        var set = new UpdateKeyRequest { RateLimit = 600 };
        var removed = new UpdateKeyRequest { RateLimit = null };
        var left = new UpdateKeyRequest();
        return [set, removed, left];
    }
}
