namespace Omni.Contract.Instances;

/// <summary>The body of <c>PATCH /instances/{id}</c>: absent fields stay unchanged.</summary>
public sealed record UpdateInstanceRequest : InstanceRequest;
