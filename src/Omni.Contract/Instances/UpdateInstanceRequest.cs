namespace Omni.Contract.Instances;

/// <summary>The body of <c>PATCH /instances/{id}</c>: what is left out stays.</summary>
public sealed record UpdateInstanceRequest : InstanceRequest;
