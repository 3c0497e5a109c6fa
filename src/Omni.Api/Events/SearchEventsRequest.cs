using FluentValidation;
using Omni.Api.Access;
using Omni.Api.Http;

namespace Omni.Api.Events;

/// <summary>The body of <c>POST /events/search</c>.</summary>
internal sealed record SearchEventsRequest
{
    /// <summary>A part of the text.</summary>
    public string? Query { get; init; }
    public EventFilters? Filters { get; init; }

    /// <summary><c>full</c> (default), <c>summary</c> or <c>agent</c>, which adds the events as lines of text.</summary>
    public string? Format { get; init; }

    /// <summary>1 to 100, default 50.</summary>
    public int? Limit { get; init; }

    /// <summary><c>meta.cursor</c> of the page before.</summary>
    public string? Cursor { get; init; }

    public EventFilter ToFilter(Caller caller) => new()
    {
        Search = string.IsNullOrEmpty(Query) ? null : Query,
        Channels = Filters?.Channel,
        InstanceId = Filters?.InstanceId is { } instance ? Guid.Parse(instance) : null,
        PersonId = Filters?.PersonId is { } person ? Guid.Parse(person) : null,
        EventTypes = Filters?.EventType,
        ContentTypes = Filters?.ContentType,
        Direction = Filters?.Direction,
        SinceUnixMs = IsoTime.TryRead(Filters?.Since, out var since) ? since.ToUnixTimeMilliseconds() : null,
        UntilUnixMs = IsoTime.TryRead(Filters?.Until, out var until) ? until.ToUnixTimeMilliseconds() : null,
        Visible = caller.InstanceIds,
        Limit = Limit ?? ListQuery.DefaultLimit,
        Cursor = Http.Cursor.TryParse(Cursor, out var cursor) ? cursor : null,
    };

    /// <summary>What the events must have.</summary>
    internal sealed record EventFilters
    {
        public IReadOnlyList<string>? Channel { get; init; }
        public string? InstanceId { get; init; }
        public string? PersonId { get; init; }
        public IReadOnlyList<string>? EventType { get; init; }
        public IReadOnlyList<string>? ContentType { get; init; }
        public string? Direction { get; init; }
        public string? Since { get; init; }
        public string? Until { get; init; }
    }

    internal sealed class Validator : AbstractValidator<SearchEventsRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Query).MaximumLength(500).WithMessage("'query' has at most 500 characters");
            RuleFor(r => r.Format).Must(f => f is null or "full" or "summary" or "agent").WithMessage("'format' must be one of full, summary, agent");
            RuleFor(r => r.Limit).Must(l => l is null or (>= 1 and <= ListQuery.MaxLimit)).WithMessage($"'limit' must be 1 to {ListQuery.MaxLimit}");
            RuleFor(r => r.Cursor).Must(c => c is null || Http.Cursor.TryParse(c, out _)).WithMessage("'cursor' is not a cursor of this list: pass meta.cursor of the page before");
            RuleFor(r => r.Filters!.InstanceId).Must(IsId).WithMessage("'filters.instanceId' must be a UUID").OverridePropertyName("filters.instanceId").When(r => r.Filters is not null);
            RuleFor(r => r.Filters!.PersonId).Must(IsId).WithMessage("'filters.personId' must be a UUID").OverridePropertyName("filters.personId").When(r => r.Filters is not null);
            RuleFor(r => r.Filters!.Direction).Must(d => d is null or "inbound" or "outbound").WithMessage("'filters.direction' must be one of inbound, outbound").OverridePropertyName("filters.direction").When(r => r.Filters is not null);
            RuleFor(r => r.Filters!.Since).Must(IsTime).WithMessage("'filters.since' must be an ISO 8601 time").OverridePropertyName("filters.since").When(r => r.Filters is not null);
            RuleFor(r => r.Filters!.Until).Must(IsTime).WithMessage("'filters.until' must be an ISO 8601 time").OverridePropertyName("filters.until").When(r => r.Filters is not null);
            RuleFor(r => r.Filters).Must(f => f is null || new[] { f.Channel, f.EventType, f.ContentType }.All(IsList)).WithMessage("'filters' lists have at most 50 entries, none of them null").OverridePropertyName("filters");
        }

        private static bool IsId(string? id) => id is null || Guid.TryParse(id, out _);

        private static bool IsTime(string? text) => text is null || IsoTime.TryRead(text, out _);

        private static bool IsList(IReadOnlyList<string>? list) => list is null || (list.Count <= 50 && list.All(v => v is not null));
    }
}
