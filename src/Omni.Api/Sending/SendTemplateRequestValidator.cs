using System.Text.Json;
using FluentValidation;
using Omni.Contract.Sending;

namespace Omni.Api.Sending;

/// <summary>What <see cref="SendTemplateRequest"/> must hold.</summary>
internal sealed class SendTemplateRequestValidator : AbstractValidator<SendTemplateRequest>
{
    private static readonly string[] HeaderTypes = ["image", "video", "document"];

    private static readonly TemplateReferenceValidator OfTemplate = new(path: ""),
        OfDescriptor = new(path: "template.", parameters: "bodyParameters");

    public SendTemplateRequestValidator()
    {
        this.AddSendRules();
        RuleFor(r => r).Custom((request, context) =>
        {
            var rules = request.Template is null ? OfTemplate : OfDescriptor;
            foreach (var fault in rules.Validate(SendContents.TemplateOf(request)).Errors) context.AddFailure(fault);
        });
        RuleFor(r => r.Template).Must((r, t) => t is null || !HasFieldsBeside(r))
            .WithMessage("give the template as 'template', or by 'name', 'language' and what it takes, not both");
        RuleFor(r => r.Template!.BodyParameters).Must(IsListOfTexts).When(r => r.Template is not null)
            .OverridePropertyName("template.bodyParameters").WithMessage("'template.bodyParameters' must be a list of texts");
        RuleFor(r => r.Template!.HeaderMedia).Must(HasKnownType).When(r => r.Template is not null)
            .OverridePropertyName("template.headerMedia.type")
            .WithMessage($"'template.headerMedia.type' must be one of {string.Join(", ", HeaderTypes)}");
    }

    private static bool HasFieldsBeside(SendTemplateRequest request) =>
        request.Name is not null || request.Language is not null
        || new[] { request.Components, request.Parameters, request.HeaderMedia, request.ButtonParameters }
            .Any(given => given is { ValueKind: not JsonValueKind.Null });

    private static bool IsListOfTexts(JsonElement? list) => list switch
    {
        null or { ValueKind: JsonValueKind.Null } => true,
        { ValueKind: JsonValueKind.Array } texts => texts.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String),
        _ => false,
    };

    private static bool HasKnownType(JsonElement? header) =>
        header is not { ValueKind: JsonValueKind.Object } given
        || (given.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && HeaderTypes.Contains(type.GetString()));
}
