using System.Text.Json;
using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="TemplateReference"/> must hold.</summary>
internal sealed class TemplateReferenceValidator : AbstractValidator<TemplateReference>
{
    /// <param name="path">Its path in the request, with a dot at the end; empty when it is the request.</param>
    /// <param name="parameters">The name of its parameters.</param>
    public TemplateReferenceValidator(string path, string parameters = "parameters")
    {
        RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).OverridePropertyName($"{path}name")
            .WithMessage($"'{path}name' is required");
        RuleFor(r => r.Language).Must(l => !string.IsNullOrWhiteSpace(l)).OverridePropertyName($"{path}language")
            .WithMessage($"'{path}language' is required");
        RuleFor(r => r.Components).Must(c => c is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Null })
            .OverridePropertyName($"{path}components").WithMessage($"'{path}components' must be a list");
        RuleFor(r => r.Parameters).Must(p => p is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null })
            .OverridePropertyName($"{path}{parameters}").WithMessage($"'{path}{parameters}' must be a list or an object");
        RuleFor(r => r.HeaderMedia).Must(h => h is null or { ValueKind: JsonValueKind.Object or JsonValueKind.Null })
            .OverridePropertyName($"{path}headerMedia").WithMessage($"'{path}headerMedia' must be an object");
        RuleFor(r => r.ButtonParameters).Must(b => b is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Null })
            .OverridePropertyName($"{path}buttonParameters").WithMessage($"'{path}buttonParameters' must be a list");
        RuleFor(r => r.Components).Storable($"{path}components");
        RuleFor(r => r.Parameters).Storable($"{path}{parameters}");
        RuleFor(r => r.HeaderMedia).Storable($"{path}headerMedia");
        RuleFor(r => r.ButtonParameters).Storable($"{path}buttonParameters");
    }
}
