namespace Omni.Api.Storage.Rows;

/// <summary>A person, across all channels.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }
    public string? DisplayName { get; set; }

    /// <summary>E.164 digits; unique where known.</summary>
    public string? PhoneNumber { get; set; }

    /// <summary>What clients have stored about the person; null when they have not.</summary>
    public string? Email { get; set; }

    /// <inheritdoc cref="Email"/>
    public string? AvatarUrl { get; set; }

    /// <summary>JSON object that clients have stored; null when they have not.</summary>
    public string? Metadata { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
