using Microsoft.EntityFrameworkCore;

namespace Omni.Api.Storage;

/// <summary>A row that the caller gave: a transaction may run twice, so it changes and adds a copy, never the row itself.</summary>
internal static class RowCopy
{
    /// <summary>A row of the same values that nothing tracks yet.</summary>
    public static T CopyOf<T>(this DbContext db, T row)
        where T : class => (T)db.Entry(row).CurrentValues.ToObject();
}
