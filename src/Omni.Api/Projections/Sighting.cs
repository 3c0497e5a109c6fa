namespace Omni.Api.Projections;

/// <summary>How a user was named.</summary>
internal enum Sighting
{
    /// <summary>The user wrote under these names.</summary>
    Own,

    /// <summary>The channel stated them, about a user who need not be known.</summary>
    Named,

    /// <summary>The channel repeated itself: nothing is created that is not known, because it may have been erased.</summary>
    Repeated,
}
