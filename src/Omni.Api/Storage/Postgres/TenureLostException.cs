using Npgsql;

namespace Omni.Api.Storage.Postgres;

/// <summary>Another host has the database now: the state in this host's memory is outdated, and nothing of it can be stored.</summary>
internal sealed class TenureLostException() : NpgsqlException("Another host has taken over the database");
