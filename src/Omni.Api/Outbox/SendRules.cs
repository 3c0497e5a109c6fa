using System.Linq.Expressions;
using FluentValidation;

namespace Omni.Api.Outbox;

/// <summary>What every request to send must have.</summary>
internal static class SendRules
{
    private const int MaxIdLength = 512;

    public static void AddSendRules<T>(
        this AbstractValidator<T> validator, Expression<Func<T, string?>> instanceId, Expression<Func<T, string?>> to, Expression<Func<T, string?>> replyTo)
    {
        validator.RuleFor(instanceId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'instanceId' is required")
            .DependentRules(() => validator.RuleFor(instanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' must be a UUID, not '{PropertyValue}'"));
        validator.RuleFor(to).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
        validator.RuleFor(to).Must(t => t is null || t.Length <= MaxIdLength).WithMessage((_, t) => $"'to' is {t!.Length} characters, at most {MaxIdLength}");
        validator.RuleFor(replyTo).Must(r => r is null || r.Length <= MaxIdLength).WithMessage((_, r) => $"'replyTo' is {r!.Length} characters, at most {MaxIdLength}");
    }
}
