namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>A customer, as the business sees them.</summary>
/// <param name="Key">Phone digits, or the business-scoped user id of a customer without a number.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Username">The user name; null when there is none.</param>
/// <param name="HidesNumber">Whether a phone's user shows only the user id.</param>
internal sealed record Customer(string Key, string Name, string? Username, bool HidesNumber)
{
    /// <summary>The number that the business sees; null when it is hidden.</summary>
    public string? Phone => UserKey.IsPhone(Key) && !HidesNumber ? Key : null;

    public string UserId => UserKey.IsPhone(Key) ? UserKey.IdOf(Key) : Key;
}
