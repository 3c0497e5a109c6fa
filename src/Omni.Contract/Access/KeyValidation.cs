namespace Omni.Contract.Access;

/// <summary>The permissions of the request's key.</summary>
public sealed record KeyValidation
{
    /// <summary>Always true: a key that is not valid is an error.</summary>
    public required bool Valid { get; init; }

    /// <summary>The first characters of the key.</summary>
    public required string KeyPrefix { get; init; }

    /// <summary>The name.</summary>
    public required string KeyName { get; init; }

    /// <summary>What the key may do: <c>*</c>, <c>namespace:*</c> or <c>namespace:verb</c>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }
}
