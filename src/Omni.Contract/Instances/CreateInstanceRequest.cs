namespace Omni.Contract.Instances;

/// <summary>The body of <c>POST /instances</c>.</summary>
public sealed record CreateInstanceRequest : InstanceRequest
{
    /// <summary>The unique name, 1 to 255 characters. Required.</summary>
    public required string Name { get; init; }

    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>. Required.</summary>
    public required string Channel { get; init; }
}
