namespace Omni.Contract.Outbox;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
public sealed record ResumeRequest
{
    /// <summary>
    /// The instance whose trouble is over, a UUID; without it all instances go on, which takes a key that is not limited to some.
    /// </summary>
    public string? InstanceId { get; init; }
}
