using FluentValidation;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>What <see cref="SearchEventsRequest"/> must hold.</summary>
internal sealed class SearchEventsRequestValidator : AbstractValidator<SearchEventsRequest>
{
    public SearchEventsRequestValidator()
    {
        RuleFor(r => r.Query).MaximumLength(500).WithMessage("'query' has at most 500 characters");
        RuleFor(r => r.Format).Must(f => f is null or SearchFormat.Full or SearchFormat.Summary or SearchFormat.Agent)
            .WithMessage("'format' must be one of full, summary, agent");
        RuleFor(r => r.Limit).Must(l => l is null or >= 1).WithMessage("'limit' must be at least 1");
        RuleFor(r => r.Cursor).Must(c => c is null || Foundation.Http.Cursor.TryParse(c, out _))
            .WithMessage("'cursor' is not a cursor of this list: pass meta.cursor of the page before");
        RuleFor(r => r.Filters!.Direction).Must(d => d is null or Direction.Inbound or Direction.Outbound)
            .WithMessage("'filters.direction' must be one of inbound, outbound").OverridePropertyName("filters.direction")
            .When(r => r.Filters is not null);
        RuleFor(r => r.Filters)
            .Must(f => f is null || new[] { f.Channel, f.EventType, f.ExcludeTypes, f.ContentType, f.Status }.All(IsList))
            .WithMessage("'filters' lists have at most 50 entries, none of them null").OverridePropertyName("filters");
        RuleFor(r => r.Filters).Must(f => EventTypeGlobs.FaultOf(f?.EventType) is null && EventTypeGlobs.FaultOf(f?.ExcludeTypes) is null)
            .WithMessage(
                "'filters.eventType' and 'filters.excludeTypes' take types such as message.received, or beginnings such as message.*")
            .OverridePropertyName("filters.eventType");
    }

    private static bool IsList(IReadOnlyList<string>? list) => list is null || (list.Count <= 50 && list.All(v => v is not null));
}
