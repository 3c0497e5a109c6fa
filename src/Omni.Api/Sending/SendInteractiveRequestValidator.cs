using System.Text.Json;
using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendInteractiveRequest"/> must hold.</summary>
internal sealed class SendInteractiveRequestValidator : AbstractValidator<SendInteractiveRequest>
{
    public SendInteractiveRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r.Interactive).Must(i => i is { ValueKind: JsonValueKind.Object })
            .WithMessage("'interactive' is required: an object with 'type', 'body' and 'action'");
        RuleFor(r => (JsonElement?)r.Interactive).Storable("interactive");
    }
}
