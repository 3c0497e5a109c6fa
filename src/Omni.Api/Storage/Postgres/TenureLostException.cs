using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>Another host has the database now: what this one has in memory is no longer true, and nothing of it can be stored.</summary>
internal sealed class TenureLostException() : NpgsqlException("Another host has taken over the database");
