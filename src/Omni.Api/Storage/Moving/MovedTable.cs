using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NpgsqlTypes;

namespace Omni.Api.Storage.Moving;

/// <summary>A table of both databases: its columns with the types of their values, and the identity column, if it has one.</summary>
internal sealed record MovedTable(string Name, IReadOnlyList<(string Name, Type Type)> Columns, string? Counted)
{
    /// <summary>The inbox, which is not part of the EF model.</summary>
    public static readonly MovedTable Inbox = new(
        "inbox",
        [
            ("id", typeof(long)), ("channel", typeof(string)), ("instance_id", typeof(Guid)), ("verified_by", typeof(string)),
            ("received_at", typeof(long)), ("trace_parent", typeof(string)), ("body", typeof(byte[]))
        ,],
        "id");

    public string ColumnNames => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    public static MovedTable Of(IEntityType entity) => new(
        entity.GetTableName()!,
        [.. entity.GetProperties().Select(p => (p.GetColumnName(), Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))],
        entity.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } key] } && key.ClrType == typeof(long)
            ? key.GetColumnName()
            : null);

    /// <summary>The PostgreSQL type of such a value.</summary>
    public static NpgsqlDbType TypeOf(Type type) => type switch
    {
        _ when type == typeof(Guid) => NpgsqlDbType.Uuid,
        _ when type == typeof(long) => NpgsqlDbType.Bigint,
        _ when type == typeof(int) => NpgsqlDbType.Integer,
        _ when type == typeof(bool) => NpgsqlDbType.Boolean,
        _ when type == typeof(string) => NpgsqlDbType.Text,
        _ when type == typeof(byte[]) => NpgsqlDbType.Bytea,
        _ => throw new InvalidOperationException($"No column is a {type.Name}"),
    };
}
