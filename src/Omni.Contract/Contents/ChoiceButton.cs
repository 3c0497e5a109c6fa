namespace Omni.Contract.Contents;

/// <summary>An option under a text: one that is chosen, or one that opens a link.</summary>
public sealed record ChoiceButton
{
    /// <summary>The label. Required; WhatsApp: at most 20 characters of a button, 24 of a row of a list.</summary>
    public string? Text { get; init; }

    /// <summary>What the answer of the recipient carries as its id; null for the label. Not with <c>url</c>.</summary>
    public string? Data { get; init; }

    /// <summary>The link that it opens, http or https; null for an option that is chosen.</summary>
    public string? Url { get; init; }

    /// <summary>The second line of the option, at most 72 characters: the options are then shown as a list. Null for none.</summary>
    public string? Description { get; init; }
}
