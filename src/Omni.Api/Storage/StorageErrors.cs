using System.Data.Common;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Storage;

/// <summary>The answers to failures of the database.</summary>
internal sealed class StorageErrors : IErrorExplainer
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public ApiError? Explain(Exception exception)
    {
        if (StorageTrouble.IsUnstorableText(exception))
            return ApiError.BadRequest("A text of the request has the character U+0000, which cannot be stored: remove it");
        if (exception is OutcomeUnknownException)
            return ApiError.Unavailable(
                "STORAGE_UNAVAILABLE",
                "The database went away, and whether the request was stored is not known: look before you repeat it, "
                + "or repeat it with its Idempotency-Key",
                RetryAfter);
        return StorageTrouble.Is(exception) && IsOfDatabase(exception)
            ? ApiError.Unavailable(
                "STORAGE_UNAVAILABLE", "The database cannot be reached or has no room, and the request was not carried out: try again",
                RetryAfter)
            : null;
    }

    private static bool IsOfDatabase(Exception exception) =>
        exception is DbException || (exception.InnerException is { } inner && IsOfDatabase(inner));
}
