namespace Omni.Contract.Events.Payloads;

/// <summary>A button of a template.</summary>
public sealed record TemplateButton
{
    /// <summary>Such as <c>URL</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The label.</summary>
    public string? Text { get; init; }

    /// <summary>The URL; null when it has none.</summary>
    public string? Url { get; init; }

    /// <summary>The number to call; null when it has none.</summary>
    public string? PhoneNumber { get; init; }
}
