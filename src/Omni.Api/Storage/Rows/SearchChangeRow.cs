namespace Omni.Api.Storage.Rows;

/// <summary>A row that changed or went after it was indexed for the search. Triggers write it; the index follows.</summary>
internal sealed class SearchChangeRow
{
    /// <summary>The kind of the row: a message, an event or a chat.</summary>
    public int Kind { get; set; }

    /// <summary>The place of the row among those of its kind.</summary>
    public long Seq { get; set; }
}
