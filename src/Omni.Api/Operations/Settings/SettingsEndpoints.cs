using Microsoft.AspNetCore.Http.HttpResults;
using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Contract.Settings;

namespace Omni.Api.Operations.Settings;

/// <summary>Endpoints that show the settings in force.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/settings").WithTags("Settings").RequireScope("settings:read");
        settings.MapGet("/", List).WithName("listSettings").WithSummary("List the current settings").WithQuery("category");
        settings.MapGet("/{key}", Get).WithName("getSetting").WithSummary("Read one setting");
    }

    private static Results<Ok<Page<Setting>>, ApiError> List(HttpRequest request, Caller caller, SettingsReader reader)
    {
        if (caller.RefusalOfWhole("Settings are") is { } limited) return limited;
        var category = new ListQuery(request.Query).Text("category");
        var items = reader.All().Where(s => category is null || string.Equals(s.Category, category, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return TypedResults.Ok(new Page<Setting>(items, new PageMeta(HasMore: false, Cursor: null) { Total = items.Count }));
    }

    private static Results<Ok<Data<Setting>>, ApiError> Get(string key, Caller caller, SettingsReader reader)
    {
        if (caller.RefusalOfWhole("Settings are") is { } limited) return limited;
        return reader.All().FirstOrDefault(s => string.Equals(s.Key, key, StringComparison.OrdinalIgnoreCase)) is { } found
            ? TypedResults.Ok(new Data<Setting>(found))
            : ApiError.NotFound("Setting");
    }
}
