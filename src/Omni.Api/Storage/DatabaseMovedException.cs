using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>
/// The database file is not where it was opened any more: what is written now would be gone with the process. Nothing of the
/// change was kept.
/// </summary>
internal sealed class DatabaseMovedException(string reason) : DbException(reason);
