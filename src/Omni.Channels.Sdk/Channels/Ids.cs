namespace Omni.Channels.Sdk.Channels;

/// <summary>The one place where ids are made.</summary>
public static class Ids
{
    /// <summary>A new UUIDv7: sorts by the time of <paramref name="time"/>.</summary>
    public static Guid Next(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());
}
