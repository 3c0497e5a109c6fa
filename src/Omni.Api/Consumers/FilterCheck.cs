using System.Text.Json;
using System.Text.RegularExpressions;
using Omni.Contract.Consumers;

namespace Omni.Api.Consumers;

/// <summary>
/// A condition of a consumer, ready to be asked. A regular expression takes linear time, and is stopped when it takes too long.
/// </summary>
internal sealed class FilterCheck
{
    private const int MaxField = 500, MaxValue = 1000;

    private static readonly TimeSpan MaxMatch = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Operators =
    [
        FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.Greater, FilterOperator.Less, FilterOperator.GreaterOrEqual,
        FilterOperator.LessOrEqual, FilterOperator.Contains, FilterOperator.NotContains, FilterOperator.Exists, FilterOperator.NotExists,
        FilterOperator.Regex,
    ];

    private readonly string[] _path;
    private readonly string _operator;
    private readonly JsonElement _value;
    private readonly Regex? _regex;

    public FilterCheck(ConsumerFilter filter)
    {
        (_path, _operator, _value) = (filter.Field!.Split('.'), filter.Operator!, filter.Value ?? default);
        if (_operator == FilterOperator.Regex) _regex = RegexOf(JsonScalar.TextOf(_value)!);
    }

    /// <summary>The member of a condition that is wrong, and why; null when there is no fault.</summary>
    public static (string Member, string Fault)? FaultOf(ConsumerFilter? filter)
    {
        if (filter is null) return ("field", "A condition must not be null");
        if (filter.Field is not { Length: > 0 and <= MaxField } || filter.Field.Contains('\0', StringComparison.Ordinal))
            return ("field", $"'field' must be a path of 1 to {MaxField} characters");
        if (!Operators.Contains(filter.Operator)) return ("operator", $"'operator' must be one of {string.Join(", ", Operators)}");
        if (filter.Operator is FilterOperator.Exists or FilterOperator.NotExists) return null;
        if (filter.Value is not { } value || !JsonScalar.Is(value))
            return ("value", $"'value' must be a text, a number or a boolean with the operator {filter.Operator}");
        if (JsonScalar.TextOf(value)?.Length > MaxValue) return ("value", $"'value' has at most {MaxValue} characters");
        return filter.Operator == FilterOperator.Regex ? RegexFaultOf(value) : null;
    }

    /// <summary>Whether it holds for an event; the objects in which its field is looked for, in their order.</summary>
    public bool Holds(IReadOnlyList<JsonElement> roots)
    {
        var found = roots.Select(Find).FirstOrDefault(e => e is { ValueKind: not JsonValueKind.Null });
        return _operator switch
        {
            FilterOperator.Exists => found is not null,
            FilterOperator.NotExists => found is null,
            FilterOperator.NotEqual => found is null || !JsonScalar.AreEqual(found.Value, _value),
            FilterOperator.NotContains => found is null || !Contains(found.Value),
            _ => found is { } member && Holds(member),
        };
    }

    private bool Holds(JsonElement member) => _operator switch
    {
        FilterOperator.Equal => JsonScalar.AreEqual(member, _value),
        FilterOperator.Contains => Contains(member),
        FilterOperator.Regex => JsonScalar.TextOf(member) is { } text && IsMatch(text),
        FilterOperator.Greater => JsonScalar.Compare(member, _value) > 0,
        FilterOperator.GreaterOrEqual => JsonScalar.Compare(member, _value) >= 0,
        FilterOperator.Less => JsonScalar.Compare(member, _value) < 0,
        FilterOperator.LessOrEqual => JsonScalar.Compare(member, _value) <= 0,
        _ => false,
    };

    private bool Contains(JsonElement member) => member.ValueKind == JsonValueKind.Array
        ? member.EnumerateArray().Any(item => JsonScalar.AreEqual(item, _value))
        : JsonScalar.TextOf(member)?.Contains(JsonScalar.TextOf(_value)!, StringComparison.Ordinal) == true;

    /// <summary>An event that cannot be examined in time is not withheld.</summary>
    private bool IsMatch(string text)
    {
        try
        {
            return _regex!.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private JsonElement? Find(JsonElement root)
    {
        var at = root;
        foreach (var name in _path)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member)) at = member;
            else if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < at.GetArrayLength())
                at = at[index];
            else return null;
        }

        return at;
    }

    private static (string Member, string Fault)? RegexFaultOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return ("value", "'value' must be a regular expression");
        try
        {
            RegexOf(JsonScalar.TextOf(value)!);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return ("value", $"'value' is no regular expression that runs in linear time: {e.Message}");
        }
    }

    private static Regex RegexOf(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MaxMatch);
}
