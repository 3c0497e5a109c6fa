namespace Omni.Api.Storage;

/// <summary>Looks whether the database that the host has open is still the one that the next start would find.</summary>
internal interface IStorageWatch
{
    /// <summary>What is wrong, and what to do; null when nothing is.</summary>
    string? Fault { get; }
}
