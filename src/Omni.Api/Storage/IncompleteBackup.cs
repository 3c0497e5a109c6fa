namespace Omni.Api.Storage;

/// <summary>The marker file of a back-up in progress. A folder that still has it holds an interrupted back-up.</summary>
internal static class IncompleteBackup
{
    public const string FileName = "backup-incomplete";

    /// <summary>Why a folder must not be used; null when it may.</summary>
    public static string? FaultOf(string folder) => File.Exists(Path.Combine(folder, FileName))
        ? $"{folder} is a back-up that was cut off (or is being written): it has not everything. Use another one, and remove this"
        : null;
}
