namespace Omni.Api.Storage.Rows;

/// <summary>A value stored by a plugin.</summary>
internal sealed class PluginStorageRow
{
    public required string PluginId { get; set; }
    public required string Key { get; set; }
    public required string Value { get; set; }
    public long? ExpiresAt { get; set; }
}
