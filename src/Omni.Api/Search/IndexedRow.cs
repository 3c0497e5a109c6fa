namespace Omni.Api.Search;

/// <summary>A row as the index reads it.</summary>
internal sealed record IndexedRow(long Seq, Guid? InstanceId, Guid? ChatId, IReadOnlyList<string?> Texts);
