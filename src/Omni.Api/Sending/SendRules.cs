using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>Rules of every send request.</summary>
internal static class SendRules
{
    public const int MaxIdLength = 512;

    private const int MaxNameLength = 64;

    private static readonly TemplateReferenceValidator OfFallback = new(path: "fallbackTemplate.");

    public static void AddSendRules<T>(this AbstractValidator<T> validator)
        where T : SendRequest
    {
        validator.RuleFor(r => r.To).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'to' is required");
        validator.RuleFor(r => r.To).IdLength("to");
        validator.RuleFor(r => r.ReplyTo).IdLength("replyTo");
        validator.RuleFor(r => r.Window).Must(w => w is null or OutsideWindow.Ask or OutsideWindow.Refuse)
            .WithMessage($"'window' must be '{OutsideWindow.Ask}' or '{OutsideWindow.Refuse}', not '{{PropertyValue}}'");
        validator.RuleFor(r => r.SentBy).Must(s => s is null or SentBy.Agent or SentBy.User)
            .WithMessage($"'sentBy' must be '{SentBy.Agent}' or '{SentBy.User}', not '{{PropertyValue}}'");
        validator.AddDirectSendRules();
        validator.RuleFor(r => r.FallbackTemplate).Custom((fallback, context) =>
        {
            if (fallback is null) return;
            foreach (var fault in OfFallback.Validate(fallback).Errors) context.AddFailure(fault);
        });
    }

    private static void AddDirectSendRules<T>(this AbstractValidator<T> validator)
        where T : SendRequest
    {
        validator.RuleFor(r => r.Category).Must(c => c is null || (c.Length <= MaxNameLength && c.Length > 0 && c.All(IsOfName)))
            .WithMessage("'category' must be a word such as utility, not '{PropertyValue}'");
        validator.RuleFor(r => r.Category).Must(c => c is null || typeof(T) != typeof(SendTemplateRequest))
            .WithMessage("'category' is for messages without a template: a template has its own");
        validator.RuleFor(r => r.DirectSendTemplate)
            .Must(n => n is null || (n.Length is > 0 and <= MaxIdLength && n.All(c => IsOfName(c) || char.IsAsciiDigit(c))))
            .WithMessage("'directSendTemplate' must consist of lower-case letters, digits and underscores, not '{PropertyValue}'");
        validator.RuleFor(r => r.TtlSeconds).Must(s => s is null or > 0).WithMessage("'ttlSeconds' must be positive");
        validator.RuleFor(r => r.Category).NotNull().When(r => r.DirectSendTemplate is not null || r.TtlSeconds is not null)
            .WithMessage("'category' is required with 'directSendTemplate' or 'ttlSeconds'");
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterLower(c) || c == '_';

    /// <summary>Limits an id to the longest possible length.</summary>
    public static void IdLength<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.Must(id => id is null || id.Length <= MaxIdLength)
            .WithMessage((_, id) => $"'{name}' is {id!.Length} characters, at most {MaxIdLength}");

    /// <summary>Rejects the character that no database stores.</summary>
    public static void NoNul<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.Must(text => text is null || !text.Contains('\0')).WithMessage($"'{name}' must not contain a NUL character");
}
