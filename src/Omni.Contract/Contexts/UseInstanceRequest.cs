namespace Omni.Contract.Contexts;

/// <summary>The body of <c>POST /context/use</c>.</summary>
public sealed record UseInstanceRequest
{
    /// <summary>The instance, a UUID. Required.</summary>
    public string? InstanceId { get; init; }
}
