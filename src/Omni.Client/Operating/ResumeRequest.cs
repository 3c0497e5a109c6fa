namespace Omni.Client.Operating;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
public sealed record ResumeRequest
{
    /// <summary>The instance whose trouble is over.</summary>
    public Guid? InstanceId { get; init; }
}
