using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>
/// The database file is no longer where it was opened: a write would be lost with the process. Nothing of the change was kept.
/// </summary>
internal sealed class DatabaseMovedException(string reason) : DbException(reason);
