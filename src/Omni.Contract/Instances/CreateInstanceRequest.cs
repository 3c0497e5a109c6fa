namespace Omni.Contract.Instances;

/// <summary>The body of <c>POST /instances</c>.</summary>
public sealed record CreateInstanceRequest : InstanceRequest
{
    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>. Required.</summary>
    public string? Channel { get; init; }
}
