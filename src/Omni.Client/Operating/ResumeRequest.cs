namespace Omni.Client.Operating;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
public sealed record ResumeRequest
{
    /// <summary>The instance whose trouble is over; without it all instances go on, which takes a key that is not limited to some.</summary>
    public Guid? InstanceId { get; init; }
}
