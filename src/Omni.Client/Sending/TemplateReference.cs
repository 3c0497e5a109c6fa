namespace Omni.Client.Sending;

/// <summary>An approved template and what is filled in.</summary>
public sealed record TemplateReference
{
    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>).</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, as the channel writes it.</summary>
    public object? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by their names.</summary>
    public object? Parameters { get; init; }
}
