using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation;

namespace Omni.Api.Storage;

/// <summary>Checks whether other users of the machine can read the data folder: texts, numbers, the keys of the credentials.</summary>
internal sealed partial class DataFolderHealth(
    DataDirectory data, IOptions<DatabaseOptions> options, ILogger<DataFolderHealth> logger) : IHealthCheck
{
    /// <summary>What to do about it; null when no other user can.</summary>
    public string? Warning => UnixPermissions.WarningOf(data.Path, "the data folder")
        ?? (FileElsewhere() is { } file ? UnixPermissions.WarningOf(file, "the database file") : null);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Warning is { } warning ? HealthCheckResult.Degraded(warning) : HealthCheckResult.Healthy());

    public void WarnAtStart()
    {
        if (Warning is { } warning) Log.Open(logger, data.Path, warning);
    }

    /// <summary>The main file, when the settings put it outside the folder.</summary>
    private string? FileElsewhere() => options.Value is { Provider: DatabaseOptions.Sqlite, ConnectionString: { Length: > 0 } text }
        ? new SqliteConnectionStringBuilder(text).DataSource
        : null;

    private static partial class Log
    {
        [LoggerMessage(EventIds.Open, LogLevel.Warning, "{Folder} is not closed: {Warning}")]
        public static partial void Open(ILogger logger, string folder, string warning);
    }
}
