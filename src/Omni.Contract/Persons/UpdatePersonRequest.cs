using System.Text.Json;
using System.Text.Json.Serialization;

namespace Omni.Contract.Persons;

/// <summary>The body of <c>PATCH /persons/{id}</c>. A field that is left out stays.</summary>
public sealed record UpdatePersonRequest
{
    /// <summary>The name, 1 to 1,000 characters; a new name from the channel replaces it.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Only the present number: which number a person has is told by the channel.</summary>
    public string? PrimaryPhone { get; init; }

    /// <summary>The e-mail address, at most 320 characters; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> PrimaryEmail { get; init; }

    /// <summary>The URL of a picture; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> AvatarUrl { get; init; }

    /// <summary>An object of at most 16,384 characters, which replaces the stored one; null removes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<JsonElement?> Metadata { get; init; }
}
