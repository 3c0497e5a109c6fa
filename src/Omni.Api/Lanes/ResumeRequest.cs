using FluentValidation;

namespace Omni.Api.Lanes;

/// <summary>The body of <c>POST /outbox/resume</c>.</summary>
internal sealed record ResumeRequest
{
    /// <summary>The instance whose trouble is over.</summary>
    public string? InstanceId { get; init; }

    internal sealed class Validator : AbstractValidator<ResumeRequest>
    {
        public Validator() => RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' is required: a UUID");
    }
}
