namespace Omni.Contract.Outbox;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
public sealed record ResumeRequest
{
    /// <summary>
    /// The instance to resume; null resumes all instances and requires a key with access to all of them.
    /// </summary>
    public Guid? InstanceId { get; init; }
}
