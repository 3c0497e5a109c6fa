using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>The body of <c>POST /messages/send</c>.</summary>
internal sealed record SendTextRequest : SendRequest
{
    /// <summary>The most that one request may carry: 16 messages of WhatsApp.</summary>
    public const int MaxTextLength = 65_536;

    /// <summary>The text; a long one becomes several messages.</summary>
    public string? Text { get; init; }

    /// <summary>Whether a link is shown with a preview; null leaves it to the channel.</summary>
    public bool? PreviewUrl { get; init; }

    protected override MessageContent ContentOf() => new TextContent { Text = Text! };

    protected override IReadOnlyDictionary<string, JsonElement>? MetadataOf() =>
        PreviewUrl is { } preview ? new Dictionary<string, JsonElement> { ["previewUrl"] = JsonElement.Parse(preview ? "true" : "false") } : null;

    internal sealed class Validator : AbstractValidator<SendTextRequest>
    {
        public Validator()
        {
            this.AddSendRules();
            RuleFor(r => r.Text).Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage("'text' is required");
            RuleFor(r => r.Text).Must(t => t is null || t.Length <= MaxTextLength)
                .WithMessage((_, t) => $"'text' is {t!.Length} UTF-16 units, at most {MaxTextLength}");
            RuleFor(r => r.Text).NoNul("text");
        }
    }
}
