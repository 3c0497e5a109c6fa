using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage;

/// <summary>Copies a caller's row: a transaction may run twice, so it changes and adds a copy, never the row itself.</summary>
internal static class RowCopy
{
    /// <summary>An untracked row with the same values.</summary>
    public static T CopyOf<T>(this DbContext db, T row)
        where T : class => (T)db.Entry(row).CurrentValues.ToObject();
}
