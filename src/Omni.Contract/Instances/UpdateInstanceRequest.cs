namespace Omni.Contract.Instances;

/// <summary>The body of <c>PATCH /instances/{id}</c>: absent fields stay unchanged.</summary>
public sealed record UpdateInstanceRequest : InstanceRequest
{
    /// <summary>The unique name, 1 to 255 characters; null leaves it unchanged.</summary>
    public string? Name { get; init; }
}
