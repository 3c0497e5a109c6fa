using System.Text.Json;

namespace Omni.Contract.Persons;

/// <summary>A person whom this host knows, across instances.</summary>
public sealed record Person
{
    /// <summary>The person's id in this host.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name; null when unknown. For a key without <c>messages:read</c> numbers in it are masked.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The e-mail address that a client stored; null also for a key without <c>messages:read</c>.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number in digits, masked for a key without <c>messages:read</c>; null when unknown.</summary>
    public string? Phone { get; init; }

    /// <summary>The same as <see cref="Phone"/>, by Omni's name.</summary>
    public string? PrimaryPhone { get; init; }

    /// <summary>The same as <see cref="Email"/>, by Omni's name.</summary>
    public string? PrimaryEmail { get; init; }

    /// <summary>The URL of the picture that a client stored; null when there is none.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>What clients stored; null when there is nothing, and for a key without <c>messages:read</c>.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When this host first saw the person.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
