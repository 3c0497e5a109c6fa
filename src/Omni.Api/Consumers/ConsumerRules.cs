using System.Text.RegularExpressions;

namespace Omni.Api.Consumers;

/// <summary>Rules for the fields of a consumer.</summary>
internal static partial class ConsumerRules
{
    public const int MaxConsumers = 500, MaxTypes = 20, MaxFilters = 20, MaxPage = 500, DefaultPage = 100, MaxWaitMs = 30_000;

    public const int MinLeaseMs = 1_000, MaxLeaseMs = 3_600_000, DefaultLeaseMs = 60_000;

    public static readonly string
        NameFault = "'name' must be 1 to 100 lower-case letters, digits, dots, underscores and hyphens, the first a letter or digit",
        TypeFault = "'eventType' must be a type such as message.received or a prefix such as message.*, of at most 255 characters",
        ExcludeFault = $"'excludeTypes' must be at most {MaxTypes} types or patterns such as message.*, of at most 255 characters each",
        FiltersFault = $"'filters' must be at most {MaxFilters} conditions",
        StartFault = "'startFrom' must be one of now, beginning, not '{PropertyValue}'",
        LeaseFault = $"'leaseMs' must be {MinLeaseMs} to {MaxLeaseMs}",
        LeaseOfOneFault = "'leaseMs' is for a shared consumer: set 'shared' to true";

    public static bool IsName(string? name) => name is not null && Name().IsMatch(name);

    /// <summary>Whether a text is a type, or a prefix that ends with the only <c>*</c>.</summary>
    public static bool IsType(string? type) =>
        type is not null && Type().IsMatch(type) && type.IndexOf('*', StringComparison.Ordinal) is var star
        && (star < 0 || star == type.Length - 1);

    public static bool AreExcluded(IReadOnlyList<string>? types) =>
        types is null || (types.Count <= MaxTypes && types.All(type => type is not null && Type().IsMatch(type)));

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._\-]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z0-9._\-:*]{1,255}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Type();
}
