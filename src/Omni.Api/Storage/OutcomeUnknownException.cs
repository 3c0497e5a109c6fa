using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>
/// The answer of a commit was lost, and the database could not be asked whether the commit was kept. The caller must not be answered that
/// it failed, and must not run the work again.
/// </summary>
internal sealed class OutcomeUnknownException(Exception inner) : DbException("Whether the last change was stored is not known", inner);
