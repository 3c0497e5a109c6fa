using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendLocationRequest"/> must hold.</summary>
internal sealed class SendLocationRequestValidator : AbstractValidator<SendLocationRequest>
{
    private const int MaxWords = 1000;

    public SendLocationRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Name).NoNul("name");
        RuleFor(r => r.Name).Must(n => n is null || n.Length <= MaxWords)
            .WithMessage((_, n) => $"'name' is {n!.Length} UTF-16 units, at most {MaxWords}");
        RuleFor(r => r.Address).NoNul("address");
        RuleFor(r => r.Address).Must(a => a is null || a.Length <= MaxWords)
            .WithMessage((_, a) => $"'address' is {a!.Length} UTF-16 units, at most {MaxWords}");
    }
}
