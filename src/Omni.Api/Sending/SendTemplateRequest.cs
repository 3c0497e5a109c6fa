using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/template</c>.</summary>
internal sealed record SendTemplateRequest : SendRequest
{
    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>).</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, as the channel writes it.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by their names.</summary>
    public JsonElement? Parameters { get; init; }

    protected override MessageContent ContentOf() => Reference().ToContent();

    private TemplateReference Reference() => new() { Name = Name, Language = Language, Components = Components, Parameters = Parameters };

    internal sealed class Validator : AbstractValidator<SendTemplateRequest>
    {
        private static readonly TemplateReference.Validator OfTemplate = new(path: "");

        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r).Custom((request, context) =>
            {
                foreach (var fault in OfTemplate.Validate(request.Reference()).Errors) context.AddFailure(fault);
            });
        }
    }
}
