namespace Omni.Contract.Persons;

/// <summary>The body of <c>POST /persons/link</c>.</summary>
public sealed record LinkIdentitiesRequest
{
    /// <summary>An identity of the person who stays, a UUID. Required.</summary>
    public string? IdentityA { get; init; }

    /// <summary>An identity of the person who is merged, a UUID. Required.</summary>
    public string? IdentityB { get; init; }
}
