namespace Omni.Api.Storage;

/// <summary>A back-up has this file while it is written. Where the file is left, the back-up was cut off.</summary>
internal static class IncompleteBackup
{
    public const string FileName = "backup-incomplete";

    /// <summary>Why a folder is not to be used; null when it may.</summary>
    public static string? FaultOf(string folder) => File.Exists(Path.Combine(folder, FileName))
        ? $"{folder} is a back-up that was cut off (or is being written): it has not everything. Use another one, and remove this"
        : null;
}
