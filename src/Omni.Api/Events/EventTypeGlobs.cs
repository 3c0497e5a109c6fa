using System.Linq.Expressions;
using Omni.Api.Storage.Rows;

namespace Omni.Api.Events;

/// <summary>Types of events in queries: exact ones, and beginnings that end with <c>*</c>, such as <c>message.*</c>.</summary>
internal static class EventTypeGlobs
{
    private const int MaxLength = 255;

    /// <summary>Whether a text can be a type, or the beginning of types.</summary>
    public static bool IsGlob(string? text) => text is { Length: >= 1 and <= MaxLength }
        && (text.IndexOf('*', StringComparison.Ordinal) is var star && (star < 0 || star == text.Length - 1))
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    /// <summary>What is wrong with types of a query; null when nothing is.</summary>
    public static string? FaultOf(IEnumerable<string?>? globs) => globs?.FirstOrDefault(glob => !IsGlob(glob)) is { } wrong
        ? $"takes types such as message.received, or beginnings such as message.*, not '{wrong}'"
        : null;

    /// <summary>The events of any of these types.</summary>
    public static IQueryable<EventRow> OfTypes(this IQueryable<EventRow> events, IReadOnlyList<string> globs) =>
        events.Where(Any(globs));

    /// <summary>The events of none of these types.</summary>
    public static IQueryable<EventRow> NotOfTypes(this IQueryable<EventRow> events, IReadOnlyList<string> globs)
    {
        var any = Any(globs);
        return events.Where(Expression.Lambda<Func<EventRow, bool>>(Expression.Not(any.Body), any.Parameters));
    }

    private static Expression<Func<EventRow, bool>> Any(IReadOnlyList<string> globs)
    {
        var exact = globs.Where(glob => !glob.EndsWith('*')).ToList();
        Expression<Func<EventRow, bool>> any = e => exact.Contains(e.EventType);
        return globs.Where(glob => glob.EndsWith('*')).Select(Beginning).Aggregate(any, Or);
    }

    private static Expression<Func<EventRow, bool>> Beginning(string glob)
    {
        // Both databases compare the characters themselves, which LIKE does not.
        var (start, length) = (glob[..^1], glob.Length - 1);
        return e => e.EventType.Substring(0, length) == start;
    }

    private static Expression<Func<EventRow, bool>> Or(Expression<Func<EventRow, bool>> one, Expression<Func<EventRow, bool>> other) =>
        Expression.Lambda<Func<EventRow, bool>>(
            Expression.OrElse(one.Body, new Renamed(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
