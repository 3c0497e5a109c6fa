namespace Omni.Api.Operations.OpenApi.Requests;

/// <summary>What the host demands of a field of a request.</summary>
internal sealed record FieldRule
{
    public bool IsRequired { get; init; }

    /// <summary>A format of JSON Schema, such as <c>uuid</c>; null for any text.</summary>
    public string? Format { get; init; }

    /// <summary>All values that are accepted; null when there are others.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The least length in UTF-16 units.</summary>
    public int? MinLength { get; init; }

    /// <summary>The greatest length in UTF-16 units.</summary>
    public int? MaxLength { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    /// <summary>Of each item of a list; null when it is no list of texts.</summary>
    public FieldRule? Items { get; init; }

    /// <summary>What both demand: a type that two requests contain has one schema.</summary>
    public FieldRule And(FieldRule other) => this with { IsRequired = false } == other with { IsRequired = false }
        ? this with { IsRequired = IsRequired && other.IsRequired }
        : new FieldRule { IsRequired = IsRequired && other.IsRequired };
}
