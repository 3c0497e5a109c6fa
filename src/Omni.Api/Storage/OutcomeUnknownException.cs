using System.Data.Common;

namespace Omni.Api.Storage;

/// <summary>
/// The answer of a commit was lost, and the database could not be asked whether it was kept. Nobody may be told that it was not, and nobody
/// may run the work again.
/// </summary>
internal sealed class OutcomeUnknownException(Exception inner) : DbException("Whether the last change was stored is not known", inner);
