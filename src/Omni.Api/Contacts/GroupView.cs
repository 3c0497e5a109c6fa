using Omni.Api.Access;
using Omni.Contract.Contacts;

namespace Omni.Api.Contacts;

/// <summary>Builds the view of a group.</summary>
internal static class GroupView
{
    /// <summary>The group as a key may see it: without <see cref="Caller.Content"/> numbers are masked.</summary>
    public static Group For(this Group group, Caller caller) => caller.SeesContent ? group : group with
    {
        ExternalId = ContentMask.Numbers(group.ExternalId)!,
        Name = ContentMask.Numbers(group.Name),
        Description = ContentMask.Numbers(group.Description),
        PlatformMetadata = null,
    };
}
