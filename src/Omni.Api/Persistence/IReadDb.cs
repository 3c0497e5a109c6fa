namespace Omni.Api.Persistence;

/// <summary>Opens the database for reading. Readers never wait for the writer.</summary>
internal interface IReadDb
{
    /// <summary>A context that tracks nothing; dispose it.</summary>
    OmniDbContext Open();
}
