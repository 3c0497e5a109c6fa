using FluentValidation;

namespace Omni.Api.Sending;

/// <summary>What every request to send must have.</summary>
internal static class SendRules
{
    public const int MaxIdLength = 512;

    public static void AddSendRules<T>(this AbstractValidator<T> validator)
        where T : ISendRequest
    {
        validator.RuleFor(r => r.InstanceId).Must(id => !string.IsNullOrWhiteSpace(id)).WithMessage("'instanceId' is required")
            .DependentRules(() => validator.RuleFor(r => r.InstanceId).Must(id => Guid.TryParse(id, out _)).WithMessage("'instanceId' must be a UUID, not '{PropertyValue}'"));
        validator.RuleFor(r => r.To).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
        validator.RuleFor(r => r.To).IdLength("to");
        validator.RuleFor(r => r.ReplyTo).IdLength("replyTo");
    }

    /// <summary>An id that is not longer than any id is.</summary>
    public static void IdLength<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.Must(id => id is null || id.Length <= MaxIdLength).WithMessage((_, id) => $"'{name}' is {id!.Length} characters, at most {MaxIdLength}");

    /// <summary>Text without the character that no database keeps.</summary>
    public static void NoNul<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.Must(text => text is null || !text.Contains('\0')).WithMessage($"'{name}' must not contain a NUL character");
}
