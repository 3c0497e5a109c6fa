namespace Omni.Api.Http;

/// <summary>Whether there is more, and the cursor to ask for it with.</summary>
internal sealed record PageMeta(bool HasMore, string? Cursor, long? Total = null);
