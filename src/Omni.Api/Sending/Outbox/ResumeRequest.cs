using FluentValidation;

namespace Omni.Api.Sending.Outbox;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
internal sealed record ResumeRequest
{
    /// <summary>The instance whose trouble is over; without it all instances go on, which takes a key that is not limited to some.</summary>
    public string? InstanceId { get; init; }

    internal sealed class Validator : AbstractValidator<ResumeRequest>
    {
        public Validator() => RuleFor(r => r.InstanceId).Must(id => id is null || Guid.TryParse(id, out _)).WithMessage("'instanceId' must be a UUID, or left out for all instances");
    }
}
