using System.Security.Cryptography;
using Omni.Api.Access;
using Omni.Api.Addressing;
using Omni.Api.Audit;
using Omni.Api.Consumers;
using Omni.Api.Erasure;
using Omni.Api.Events;
using Omni.Api.Foundation.Background;
using Omni.Api.Foundation.Cors;
using Omni.Api.Foundation.Http;
using Omni.Api.Foundation.Http.Unknown;
using Omni.Api.Instances;
using Omni.Api.Media;
using Omni.Api.Operations.Development;
using Omni.Api.Operations.Health;
using Omni.Api.Operations.OpenApi;
using Omni.Api.Operations.Retention;
using Omni.Api.Operations.Unsupported;
using Omni.Api.Plugins;
using Omni.Api.Projections;
using Omni.Api.Reads;
using Omni.Api.Receipts;
using Omni.Api.Receiving;
using Omni.Api.Search;
using Omni.Api.Sending;
using Omni.Api.Storage;
using Omni.Api.Subscriptions;

namespace Omni.Api;

/// <summary>Every room of the host on one page, in the order of their start.</summary>
internal static class Rooms
{
    /// <summary>
    /// Hosted services start in this order and stop in the reverse one: the writers stop last, and instances come before the inbox, since a
    /// webhook left from before the stop must find its instance.
    /// </summary>
    public static void AddOmniApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Chance>(() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
        builder.Services.AddSingleton<StopHalfTime>();
        builder.AddObservability();
        builder.AddOmniHttp(requests: typeof(Contract.Success).Assembly);
        builder.Services.AddOmniCors();

        builder.AddStorage();
        builder.Services.AddAccess();
        builder.Services.AddReads();
        builder.Services.AddAddressing();
        builder.Services.AddAudit();
        builder.Services.AddProjections();
        builder.AddSearch();
        builder.AddEvents();
        builder.Services.AddConsumers();
        builder.Services.AddRetention();
        builder.Services.AddPlugins();
        builder.Services.AddSending();
        builder.Services.AddInstances();
        builder.Services.AddMedia();
        builder.Services.AddReceipts();
        builder.Services.AddSubscriptions();
        builder.Services.AddInbox();
        builder.Services.AddErasure();
        builder.Services.AddReadingSide();
        builder.Services.AddContract();
        builder.AddDevelopment();
    }

    /// <summary>The middleware between a request and its endpoint, outermost first.</summary>
    public static void UseOmniApi(this WebApplication app)
    {
        app.UseMiddleware<ForwardedAddress>();
        app.UseMiddleware<RequestId>();
        app.UseMiddleware<VersionHeaders>();
        app.UseRequestLog();
        app.UseAudit();
        app.UseOmniHttp();
        app.UseMiddleware<SlashedIds>();
        app.UseRouting();
        app.UseAccess();
        app.UseMiddleware<OmniPathAnswers>();
        app.UseUnknownFields();
    }
}
