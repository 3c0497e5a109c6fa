using Omni.Api.Access;
using Omni.Api.Audit;
using Omni.Api.Chats;
using Omni.Api.DeadLetters;
using Omni.Api.Erasure;
using Omni.Api.Events;
using Omni.Api.Inbox;
using Omni.Api.Instances;
using Omni.Api.Media;
using Omni.Api.Messages;
using Omni.Api.Observability;
using Omni.Api.People;
using Omni.Api.Playground;
using Omni.Api.Receipts;
using Omni.Api.Sending;
using Omni.Api.Sending.Outbox;
using Omni.Api.Settings;
using Omni.Api.Subscriptions;
using Omni.Api.Unsupported;
using Scalar.AspNetCore;

namespace Omni.Api;

/// <summary>Every route group of the host on one page; the routes themselves are in their rooms.</summary>
internal static class ApiMap
{
    /// <summary>What rooms that only read need.</summary>
    public static void AddReadingSide(this IServiceCollection services)
    {
        services.AddSingleton<MessageQueries>();
        services.AddChats();
        services.AddSingleton<PeopleQueries>();
        services.AddSingleton<SettingsReader>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<ConfirmedWebhooks>();
    }

    public static void MapOmniApi(this WebApplication app)
    {
        app.MapWebhooks();
        app.MapHealth();

        var api = app.MapGroup("/api/v2");
        api.MapInfo();
        api.MapAuth();
        api.MapKeys();
        api.MapAudit();
        api.MapInstances();
        api.MapConnections();
        api.MapPeople();
        api.MapErasure();
        api.MapSend();
        api.MapOutbox();
        api.MapReceipts();
        api.MapMedia();
        api.MapMessages();
        api.MapChats();
        api.MapChatChanges();
        api.MapEvents();
        api.MapSubscriptions();
        api.MapDeadLetters();
        api.MapReplay();
        api.MapSettings();
        api.MapUnsupported();
        api.MapOpenApi("/{documentName}.json").Open();
        api.MapScalarApiReference("/docs", options => options.WithTitle("Omni").WithOpenApiRoutePattern("/api/v2/{documentName}.json").AddDocument("openapi")).Open();

        app.MapPlayground();
    }
}
