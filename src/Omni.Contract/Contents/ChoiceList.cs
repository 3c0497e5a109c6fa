namespace Omni.Contract.Contents;

/// <summary>How options are shown as a list.</summary>
public sealed record ChoiceList
{
    /// <summary>The header above the options, at most 24 characters: the options are then shown as a list. Null for none.</summary>
    public string? SectionTitle { get; init; }

    /// <summary>The label of the button that opens the list, at most 20 characters; null for <c>Options</c>.</summary>
    public string? ButtonLabel { get; init; }

    /// <summary>Whether even a few options are shown as a list. Default false: up to three are buttons.</summary>
    public bool? ForceList { get; init; }
}
