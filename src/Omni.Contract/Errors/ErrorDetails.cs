using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Errors;

/// <summary>The details of an error. Each is null, or empty, in errors that it does not belong to.</summary>
public sealed record ErrorDetails
{
    /// <summary>The faults of a request by field, such as <c>text</c> or <c>fallbackTemplate.name</c>; empty for other errors.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The channel's error code of a message that failed, such as <c>131047</c>, or one of Omni's.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether a new attempt can succeed.</summary>
    public bool? Retryable { get; init; }

    /// <summary>The message that the host keeps or knows: read it instead of sending it again.</summary>
    public string? MessageId { get; init; }

    /// <summary>The send status of that message, such as <c>waiting</c>.</summary>
    public string? Status { get; init; }

    /// <summary>All further details, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
