using Omni.Contract.Contents;

namespace Omni.Contract.Sending;

/// <summary>The body of <c>POST /messages/send/poll</c>.</summary>
public sealed record SendPollRequest : SendRequest
{
    /// <summary>The question, 1 to 300 characters. Required.</summary>
    public required string Question { get; init; }

    /// <summary>The options, 2 to 12 texts of 1 to 300 characters. Required.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>Whether several options can be chosen; default false.</summary>
    public bool? MultiSelect { get; init; }

    /// <summary>How long it is open, in hours; null for no limit. Only if the channel closes polls.</summary>
    public int? DurationHours { get; init; }

    /// <inheritdoc/>
    public override MessageContent? ToContent() =>
        new PollContent { Question = Question, Options = Answers, MultiSelect = MultiSelect ?? false };
}
