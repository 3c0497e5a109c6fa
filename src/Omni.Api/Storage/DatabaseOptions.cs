using FluentValidation;
using Npgsql;

namespace Omni.Api.Storage;

/// <summary>Settings of the database.</summary>
internal sealed class DatabaseOptions
{
    public const string Section = "Omni:Database", Sqlite = "sqlite", Postgres = "postgres";

    /// <summary><c>sqlite</c>, the default: two files in the data folder. <c>postgres</c>: a server, which allows a standby host.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>
    /// For <c>sqlite</c>: <c>Data Source=…</c> of the main file, unless it is <c>omni.db</c> in the data folder. For <c>postgres</c>:
    /// <c>Host=…;Database=…;Username=…;Password=…</c>; required.
    /// </summary>
    public string? ConnectionString { get; set; }

    internal sealed class Validator : AbstractValidator<DatabaseOptions>
    {
        public Validator()
        {
            RuleFor(o => o.Provider).Must(p => p is Sqlite or Postgres).WithMessage("'{PropertyValue}' is none of: sqlite, postgres");

            // The text is never shown: it holds a password.
            RuleFor(o => o.ConnectionString).Must(NamesServer).When(o => o.Provider == Postgres)
                .WithMessage("'postgres' needs 'Host=…;Database=…;Username=…;Password=…'");
        }

        private static bool NamesServer(string? text)
        {
            try
            {
                return new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0, Database.Length: > 0 };
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
