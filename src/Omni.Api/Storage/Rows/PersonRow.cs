namespace Omni.Api.Storage.Rows;

/// <summary>A person, across all channels.</summary>
internal sealed class PersonRow
{
    public Guid Id { get; set; }
    public string? DisplayName { get; set; }

    /// <summary>E.164 digits; unique where known.</summary>
    public string? PhoneNumber { get; set; }
    public long CreatedAt { get; set; }
    public long UpdatedAt { get; set; }
}
