using Omni.Api.Access;
using Omni.Api.Foundation.Http;
using Omni.Api.Storage.Rows;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>Builds the views of a person.</summary>
internal static class PersonView
{
    private const int ShownLetters = 3;

    /// <summary>
    /// The person as a key may see it: without <see cref="Caller.Content"/> numbers are masked, and what clients stored is left out.
    /// </summary>
    public static Person For(this Person person, Caller caller) => caller.SeesContent ? person : person with
    {
        DisplayName = ContentMask.Numbers(person.DisplayName),
        Email = null,
        Phone = ContentMask.Numbers(person.Phone),
        PrimaryPhone = ContentMask.Numbers(person.PrimaryPhone),
        PrimaryEmail = null,
        AvatarUrl = null,
        Metadata = null,
    };

    /// <inheritdoc cref="For(Person, Caller)"/>
    public static PersonIdentity For(this PersonIdentity identity, Caller caller) => caller.SeesContent ? identity : identity with
    {
        PlatformUserId = Masked(identity.PlatformUserId),
        PlatformUsername = null,
        DisplayName = ContentMask.Numbers(identity.DisplayName),
    };

    public static Person Of(PersonRow row) => new()
    {
        Id = row.Id,
        DisplayName = row.DisplayName,
        Email = row.Email,
        Phone = row.PhoneNumber,
        PrimaryPhone = row.PhoneNumber,
        PrimaryEmail = row.Email,
        AvatarUrl = row.AvatarUrl,
        Metadata = row.Metadata.ToJson(),
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };

    public static PersonIdentity Of(PlatformIdentityRow row) => new()
    {
        Id = row.Id,
        PersonId = row.PersonId,
        Channel = row.Channel,
        InstanceId = row.InstanceId,
        PlatformUserId = row.PlatformUserId,
        PlatformUsername = row.PlatformUsername,
        DisplayName = row.DisplayName,
        IsAlias = row.IsAlias,
        CreatedAt = row.CreatedAt.ToTime(),
        UpdatedAt = row.UpdatedAt.ToTime(),
    };

    /// <summary>A user id is longer than a number, and names the person as well.</summary>
    private static string Masked(string name) => ContentMask.Numbers(name) is { } masked && masked != name
        ? masked
        : $"{name[..Math.Min(ShownLetters, name.Length)]}*****";
}
