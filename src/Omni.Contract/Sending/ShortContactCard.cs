namespace Omni.Contract.Sending;

/// <summary>A contact card in short.</summary>
public sealed record ShortContactCard
{
    /// <summary>The name as it is shown. Required.</summary>
    public string? Name { get; init; }

    /// <summary>The phone number; null for none.</summary>
    public string? Phone { get; init; }

    /// <summary>The e-mail address; null for none.</summary>
    public string? Email { get; init; }

    /// <summary>The organisation; null for none.</summary>
    public string? Organization { get; init; }
}
