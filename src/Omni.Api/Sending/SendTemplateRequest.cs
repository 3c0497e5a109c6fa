using System.Text.Json;
using FluentValidation;
using Omni.Api.Outbox;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/template</c>.</summary>
internal sealed record SendTemplateRequest : ISendRequest
{
    public string? InstanceId { get; init; }
    public string? To { get; init; }

    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>).</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, as the channel writes it.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by their names.</summary>
    public JsonElement? Parameters { get; init; }

    public string? ReplyTo { get; init; }

    public SendCommand ToCommand() => new()
    {
        InstanceId = Guid.Parse(InstanceId!),
        To = To!.Trim(),
        Content = new TemplateContent { Template = Name!, Language = Language!, Components = Given(Components), Parameters = Given(Parameters) },
        ReplyTo = ReplyTo,
    };

    private static JsonElement? Given(JsonElement? json) => json is { ValueKind: JsonValueKind.Null } ? null : json;

    internal sealed class Validator : AbstractValidator<SendTemplateRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).WithMessage("'name' is required");
            RuleFor(r => r.Language).Must(l => !string.IsNullOrWhiteSpace(l)).WithMessage("'language' is required");
            RuleFor(r => r.Components).Must(c => c is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Null }).WithMessage("'components' must be a list");
            RuleFor(r => r.Parameters).Must(p => p is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null }).WithMessage("'parameters' must be a list or an object");
        }
    }
}
