using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send/interactive</c>.</summary>
internal sealed record SendInteractiveRequest : SendRequest
{
    /// <summary>The channel's own object: its <c>type</c>, <c>header</c>, <c>body</c>, <c>footer</c> and <c>action</c>.</summary>
    public JsonElement? Interactive { get; init; }

    protected override MessageContent ContentOf() => new InteractiveContent { Interactive = Interactive!.Value };

    internal sealed class Validator : AbstractValidator<SendInteractiveRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Interactive).Must(i => i is { ValueKind: JsonValueKind.Object }).WithMessage("'interactive' is required: an object with 'type', 'body' and 'action'");
        }
    }
}
