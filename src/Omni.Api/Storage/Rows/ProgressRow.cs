namespace Omni.Api.Storage.Rows;

/// <summary>The progress of a worker.</summary>
internal sealed class ProgressRow
{
    public required string Name { get; set; }
    public long Position { get; set; }
}
