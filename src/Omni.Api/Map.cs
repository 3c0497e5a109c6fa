using Omni.Api.Access;
using Omni.Api.Audit;
using Omni.Api.Chats;
using Omni.Api.Consumers;
using Omni.Api.Contacts;
using Omni.Api.Erasure;
using Omni.Api.Events;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Instances;
using Omni.Api.Media;
using Omni.Api.Messages;
using Omni.Api.Operations.Development;
using Omni.Api.Operations.Health;
using Omni.Api.Operations.Settings;
using Omni.Api.Operations.Unsupported;
using Omni.Api.Receipts;
using Omni.Api.Receiving;
using Omni.Api.Receiving.DeadLetters;
using Omni.Api.Sending;
using Omni.Api.Sending.Outbox;
using Omni.Api.Sending.Scheduled;
using Omni.Api.Subscriptions;
using Scalar.AspNetCore;

namespace Omni.Api;

/// <summary>Every route group of the host on one page; the routes themselves are in their rooms.</summary>
internal static class Map
{
    /// <summary>Services for rooms that only read.</summary>
    public static void AddReadingSide(this IServiceCollection services)
    {
        services.AddSingleton<MessageQueries>();
        services.AddSingleton<ScheduledQueries>();
        services.AddSingleton<MessageTexts>();
        services.AddSingleton<MessageFilters>();
        services.AddChats();
        services.AddSingleton<ContactQueries>();
        services.AddSingleton<SettingsReader>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<ConfirmedWebhooks>();
    }

    public static void MapOmniApi(this WebApplication app)
    {
        app.MapWebhooks();
        app.MapHealth();

        var api = app.MapGroup("/api/v2");
        api.ReportUnknownFields(OmniFields.All);
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
        api.MapScheduled();
        api.MapReceipts();
        api.MapMedia();
        api.MapMessages();
        api.MapMessageTexts();
        api.MapChats();
        api.MapChatChanges();
        api.MapEvents();
        api.MapConsumers();
        api.MapSubscriptions();
        api.MapDeadLetters();
        api.MapReplay();
        api.MapSettings();
        api.MapUnsupported();
        api.MapOpenApi("/{documentName}.json").Open();
        api.MapScalarApiReference("/docs",
            options => options.WithTitle("Omni").WithOpenApiRoutePattern("/api/v2/{documentName}.json").AddDocument("openapi")).Open();

        app.MapPlayground();
    }
}
