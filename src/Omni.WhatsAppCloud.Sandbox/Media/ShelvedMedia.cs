namespace Omni.WhatsAppCloud.Sandbox.Media;

/// <summary>Media that Meta keeps. Its bytes are a file of the sandbox's own.</summary>
internal sealed record ShelvedMedia
{
    public required string Id { get; init; }
    public required string PhoneNumberId { get; init; }
    public required string MimeType { get; init; }
    public required string Path { get; init; }
    public required long Size { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How it misbehaves when it is fetched.</summary>
    public MediaHabits Habits { get; init; } = new();
}
