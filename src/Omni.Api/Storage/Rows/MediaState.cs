namespace Omni.Api.Storage.Rows;

/// <summary>The states of a message's media.</summary>
internal static class MediaState
{
    /// <summary>To be fetched.</summary>
    public const string Pending = "pending";

    /// <summary>In the store.</summary>
    public const string Ready = "ready";

    /// <summary>Given up; a request fetches it again.</summary>
    public const string Failed = "failed";

    /// <summary>Removed with its message; the row stays until the file is gone.</summary>
    public const string Erased = "erased";
}
