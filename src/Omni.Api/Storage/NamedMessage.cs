using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Storage;

/// <summary>The message that a name stands for.</summary>
/// <param name="Row">The message; null when there is none, or several.</param>
internal sealed record NamedMessage(MessageRow? Row)
{
    /// <summary>Whether messages of several instances have the name.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>The refusal of a name that stands for no single message.</summary>
    /// <param name="field">The field that holds the name.</param>
    /// <param name="reference">The name.</param>
    /// <param name="what">What was looked for.</param>
    public ApiError RefusalOf(string field, string reference, string what) => IsAmbiguous
        ? ApiError.Validation("instanceId", $"'instanceId' is required: several instances have a message {reference.Trim()}")
        : ApiError.NoMessage(field, reference, what);
}
