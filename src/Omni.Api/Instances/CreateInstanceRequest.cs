using FluentValidation;

namespace Omni.Api.Instances;

/// <summary>The body of <c>POST /instances</c>.</summary>
internal sealed record CreateInstanceRequest : InstanceRequest
{
    /// <summary>The channel's id, such as <c>whatsapp-cloud</c>.</summary>
    public string? Channel { get; init; }

    internal sealed class Validator : AbstractValidator<CreateInstanceRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("'name' is required");
            RuleFor(r => r.Name).Must(n => n is null || n.Length <= MaxNameLength).WithMessage((_, n) => $"'name' is {n!.Length} characters, at most {MaxNameLength}");
            RuleFor(r => r.Channel).Must(c => !string.IsNullOrWhiteSpace(c)).WithMessage("'channel' is required; GET /api/v2/instances/supported-channels lists them");
        }
    }
}
