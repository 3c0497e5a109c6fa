namespace Omni.Api.Storage.Rows;

/// <summary>How far a worker has come.</summary>
internal sealed class ProgressRow
{
    public required string Name { get; set; }
    public long Position { get; set; }
}
