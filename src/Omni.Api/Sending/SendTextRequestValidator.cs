using FluentValidation;
using Omni.Contract.Contents;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendTextRequest"/> must hold.</summary>
internal sealed class SendTextRequestValidator : AbstractValidator<SendTextRequest>
{
    /// <summary>The maximum of one request: 16 messages of WhatsApp.</summary>
    public const int MaxTextLength = 65_536;

    private const int MaxButtons = 10;

    public SendTextRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Text).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'text' is required");
        RuleFor(r => r.Text).Must(t => t is null || t.Length <= MaxTextLength)
            .WithMessage((_, t) => $"'text' is {t!.Length} UTF-16 units, at most {MaxTextLength}");
        RuleFor(r => r.Text).NoNul("text");
        RuleFor(r => r.Buttons).Must(b => b is null or { Count: <= MaxButtons })
            .WithMessage((_, b) => $"'buttons' has {b!.Count} entries, at most {MaxButtons}");
        RuleFor(r => r.Buttons).Must((r, b) => b is null or { Count: 0 } || r.RequestLocation is not true)
            .WithMessage("'buttons' does not go with 'requestLocation'");
        RuleFor(r => r.List).Must((r, l) => l is null || r.Buttons is { Count: > 0 })
            .WithMessage("'list' says how 'buttons' are shown: give some");
        RuleFor(r => r.List).Must(l => l?.SectionTitle?.Contains('\0') is not true && l?.ButtonLabel?.Contains('\0') is not true)
            .WithMessage("'list' must not contain a NUL character");
        RuleFor(r => r.Buttons).Custom((buttons, context) =>
        {
            foreach (var (path, message) in buttons?.Take(MaxButtons).SelectMany(FaultsOf) ?? []) context.AddFailure(path, message);
        });
    }

    private static IEnumerable<(string Path, string Message)> FaultsOf(ChoiceButton? button, int at)
    {
        var path = $"buttons[{at}]";
        if (string.IsNullOrWhiteSpace(button?.Text)) yield return ($"{path}.text", $"'{path}.text' is required");
        if (button is null) yield break;
        if (button is { Data: not null, Url: not null })
            yield return ($"{path}.url", $"'{path}' takes 'data' or 'url', not both");
        if (button is { Description: not null, Url: not null })
            yield return ($"{path}.description", $"'{path}.description' does not go with 'url'");
        foreach (var (name, text) in new[] { ("text", button.Text), ("data", button.Data), ("description", button.Description) })
        {
            if (text?.Contains('\0') is true) yield return ($"{path}.{name}", $"'{path}.{name}' must not contain a NUL character");
        }
    }
}
