using Omni.Api.Access;
using Omni.Contract.Contacts;

namespace Omni.Api.Contacts;

/// <summary>Builds the view of a contact.</summary>
internal static class ContactView
{
    /// <summary>The contact as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public static Contact For(this Contact contact, Caller caller) => caller.SeesContent ? contact : contact with
    {
        PlatformUserId = ContentMask.Numbers(contact.PlatformUserId)!,
        DisplayName = ContentMask.Numbers(contact.DisplayName),
        Name = ContentMask.Numbers(contact.Name),
        Phone = ContentMask.Numbers(contact.Phone),
        PlatformMetadata = null,
    };
}
