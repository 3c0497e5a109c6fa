using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FluentValidation;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http.Faults;
using Omni.Api.Foundation.Http.Unknown;

namespace Omni.Api.Foundation.Http;

/// <summary>Registers JSON, errors and limits that apply to every endpoint.</summary>
internal static class HttpRegistration
{
    private const long MaxBodyBytes = 16 * 1024 * 1024, UnreadBytes = 128 * 1024;

    /// <summary>Minimum rate of bodies in general. Webhooks have a stricter one.</summary>
    private const double BodyBytesPerSecond = 1024;

    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(10);

    /// <param name="builder">The host's builder.</param>
    /// <param name="requests">The assembly whose types are the bodies of requests.</param>
    public static void AddOmniHttp(this WebApplicationBuilder builder, Assembly requests)
    {
        ValidatorOptions.Global.PropertyNameResolver =
            (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        ValidatorOptions.Global.DisplayNameResolver =
            (_, member, _) => member is null ? null : JsonNamingPolicy.CamelCase.ConvertName(member.Name);

        // A validator with constructor parameters is part of another one.
        builder.Services.AddValidatorsFromAssembly(
            typeof(HttpRegistration).Assembly, ServiceLifetime.Singleton,
            found => found.ValidatorType.GetConstructor(Type.EmptyTypes) is not null, includeInternalTypes: true);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;

            // The bytes that a connection may send before they are read, times the number of connections.
            kestrel.Limits.MaxRequestBufferSize = UnreadBytes;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(BodyBytesPerSecond, BodyGrace);
        });
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            options.SerializerOptions.Converters.Add(new UtcTimeConverter());
            options.SerializerOptions.Converters.Add(new IdConverter());
            options.SerializerOptions.TypeInfoResolver = options.SerializerOptions.TypeInfoResolver!.WithAddedModifier(type =>
            {
                if (type.Type.Assembly != requests) return;
                UnknownFields.Watch(type);
                FaultWatch.Watch(type);
            });
        });

        // Outside Development a body that cannot be read would be answered with an empty 400.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddExceptionHandler<ErrorHandler>();
        builder.Services.AddProblemDetails();
        // The section holds the sections of other rooms too, so an unknown key in it is no misspelling.
        builder.Services.AddOptions<PublicUrlOptions>().BindConfiguration(PublicUrlOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PublicUrlOptions>>(
            new OptionsCheck<PublicUrlOptions>(PublicUrlOptions.Section, new PublicUrlOptions.Validator()));
        builder.Services.AddOptions<ProxyOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Proxies = ProxyOptions.Read(configuration)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ProxyOptions>>(new OptionsCheck<ProxyOptions>("Omni", new ProxyOptions.Validator()));
        builder.Services.AddSingleton(new SettingsSection("Omni", typeof(ProxyOptions)));
        builder.Services.AddSingleton<BodyReader>();
        builder.Services.AddSingleton<MediaLinks>();
    }

    public static void UseOmniHttp(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseCors();
        app.UseStatusCodePages(
            context => new ApiError(
                context.HttpContext.Response.StatusCode, CodeOf(context.HttpContext.Response.StatusCode), MessageOf(context.HttpContext))
                .ExecuteAsync(context.HttpContext));
    }

    private static string CodeOf(int status) => status switch
    {
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_ALLOWED",
        413 => "PAYLOAD_TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        _ => "ERROR",
    };

    private static string MessageOf(HttpContext context) => context.Response.StatusCode switch
    {
        404 => $"Endpoint not found: {context.Request.Method} {context.Request.Path}",
        405 => $"{context.Request.Path} does not take {context.Request.Method}",
        415 => "Send the body as Content-Type: application/json",
        var status => $"The request was answered with status {status}",
    };
}
