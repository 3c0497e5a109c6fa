using Omni.Api.Access;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Reads;

/// <summary>Marks endpoints that read more than a row by its id.</summary>
internal static class BoundedReads
{
    public static void AddReads(this IServiceCollection services)
    {
        services.AddValidated<ReadOptions, ReadOptions.Validator>(ReadOptions.Section);
        services.AddSingleton<ReadMetrics>();
        services.AddSingleton<ReadGate>();
    }

    /// <summary>
    /// Sends a list, search or count through the <see cref="ReadGate"/>. Its <see cref="CancellationToken"/> is then also cancelled when
    /// its time is over.
    /// </summary>
    public static RouteHandlerBuilder Bounded(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IsBounded()).AddEndpointFilter(async (context, next) =>
        {
            var gate = context.HttpContext.RequestServices.GetRequiredService<ReadGate>();
            var caller = Caller.Of(context.HttpContext)
                ?? throw new InvalidOperationException("A bounded read is for endpoints that ask for a key");
            return await gate.RunAsync(caller, ReadAsync, context.HttpContext.RequestAborted);

            async Task<object?> ReadAsync(CancellationToken over)
            {
                for (var i = 0; i < context.Arguments.Count; i++)
                {
                    if (context.Arguments[i] is CancellationToken) context.Arguments[i] = over;
                }

                return await next(context);
            }
        });

    /// <summary>Marks a bounded endpoint.</summary>
    internal sealed record IsBounded;
}
