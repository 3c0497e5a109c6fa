namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A customer, with what the business sees of them.</summary>
/// <param name="Key">Phone digits, or the business-scoped user id of somebody without a number.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Username">The user name, when there is one.</param>
/// <param name="HidesNumber">Whether a phone's user shows only the user id.</param>
internal sealed record Customer(string Key, string Name, string? Username, bool HidesNumber)
{
    /// <summary>The number as the business sees it; null when it does not.</summary>
    public string? Phone => UserKey.IsPhone(Key) && !HidesNumber ? Key : null;

    public string UserId => UserKey.IsPhone(Key) ? UserKey.IdOf(Key) : Key;
}
