using System.Text.Json;

namespace Omni.Contract.Consumers;

/// <summary>A condition on an event's payload.</summary>
public sealed record ConsumerFilter
{
    /// <summary>
    /// The path of a member of <c>rawPayload</c>, with dots, such as <c>content.text</c>; a number is a place in a list. For events of
    /// messages, the members of the channel's own object are found as well. Required; at most 500 characters.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>One of the <see cref="FilterOperator"/>s. Required.</summary>
    [WordsOf(typeof(FilterOperator))]
    public string? Operator { get; init; }

    /// <summary>The text, number or boolean to compare with; required unless the operator is <c>exists</c> or <c>not_exists</c>.</summary>
    public JsonElement? Value { get; init; }
}
