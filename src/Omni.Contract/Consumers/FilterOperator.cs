namespace Omni.Contract.Consumers;

/// <summary>The operators of a <see cref="ConsumerFilter"/>.</summary>
public static class FilterOperator
{
    /// <summary>Equal; a number and its text are equal.</summary>
    public const string Equal = "eq";

    /// <summary>Not equal, or absent.</summary>
    public const string NotEqual = "neq";

    /// <summary>Greater: as numbers when both are, else as texts.</summary>
    public const string Greater = "gt";

    /// <summary>Less: as numbers when both are, else as texts.</summary>
    public const string Less = "lt";

    /// <summary>Greater or equal: as numbers when both are, else as texts.</summary>
    public const string GreaterOrEqual = "gte";

    /// <summary>Less or equal: as numbers when both are, else as texts.</summary>
    public const string LessOrEqual = "lte";

    /// <summary>A text that contains the value, or a list that has it as an item.</summary>
    public const string Contains = "contains";

    /// <summary>The opposite of <c>contains</c>; also true when absent.</summary>
    public const string NotContains = "not_contains";

    /// <summary>Present and not null.</summary>
    public const string Exists = "exists";

    /// <summary>Absent or null.</summary>
    public const string NotExists = "not_exists";

    /// <summary>A text in which a regular expression is found; one without look-around and back-references.</summary>
    public const string Regex = "regex";
}
