using FluentValidation;

namespace Omni.Api.Inbox;

/// <summary>The body of <c>POST /webhooks/replay</c>.</summary>
internal sealed record ReplayRequest
{
    /// <summary>Webhooks received then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Webhooks received then or earlier; now, when it is not given.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>At most so many in one call, 1..5,000; default 5,000.</summary>
    public int? Limit { get; init; }

    /// <summary>Goes on where the call before ended: its <c>cursor</c>.</summary>
    public string? Cursor { get; init; }

    internal sealed class Validator : AbstractValidator<ReplayRequest>
    {
        public const int MaxLimit = 5000;

        public Validator()
        {
            RuleFor(r => r.Since).NotNull().WithMessage("'since' is required: an ISO 8601 time");
            RuleFor(r => r.Until).Must((r, until) => until is null || r.Since is null || until >= r.Since).WithMessage("'until' must not be before 'since'");
            RuleFor(r => r.Limit).Must(l => l is null or (>= 1 and <= MaxLimit)).WithMessage($"'limit' must be a whole number from 1 to {MaxLimit}, not {{PropertyValue}}");
            RuleFor(r => r.Cursor).Must(c => c is null || Http.Cursor.TryParse(c, out _)).WithMessage("'cursor' is not a cursor of a replay: pass the one of the call before");
        }
    }
}
