namespace Omni.Api.Storage;

/// <summary>Checks whether the open database is still the one that the next start would find.</summary>
internal interface IStorageWatch
{
    /// <summary>The fault and what to do; null when there is none.</summary>
    string? Fault { get; }
}
