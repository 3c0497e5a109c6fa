using Omni.Api.Foundation.Http;
using Omni.Api.Storage;

namespace Omni.Api.Search;

/// <summary>Registers the search.</summary>
internal static class SearchRegistration
{
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (builder.Configuration.GetSection(DatabaseOptions.Section)[nameof(DatabaseOptions.Provider)] == DatabaseOptions.Postgres)
            services.AddSingleton<ISearchDialect, PostgresSearch>();
        else services.AddSingleton<ISearchDialect, SqliteSearch>();
        services.AddValidated<SearchOptions, SearchOptions.Validator>(SearchOptions.Section);
        services.AddSingleton<SearchSchema>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchSchema>());
        services.AddSingleton<SearchFeeder>();
        services.AddHostedService(provider => provider.GetRequiredService<SearchFeeder>());
        services.AddSingleton<SearchIndex>();
    }
}
