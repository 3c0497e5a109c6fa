using System.Text.Json;
using FluentValidation;
using Omni.Api.Http;

namespace Omni.Api.Chats;

/// <summary>The body of <c>PATCH /chats/{id}</c>: what is left out stays, null takes away. A name lasts until the other side shows another one.</summary>
internal sealed record UpdateChatRequest
{
    private const int MaxText = 1000, MaxJson = 16_384;

    public string? Name { get; init; }
    public Given<string> Description { get; init; }
    public Given<string> AvatarUrl { get; init; }

    /// <summary>What clients keep with a chat, such as <c>{"muted":true}</c>; an object of at most 16 KB.</summary>
    public Given<JsonElement?> Settings { get; init; }

    /// <summary>What clients know of the chat on its platform; an object of at most 16 KB.</summary>
    public Given<JsonElement?> PlatformMetadata { get; init; }

    internal sealed class Validator : AbstractValidator<UpdateChatRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name).Must(n => n is null || n.Trim().Length is >= 1 and <= MaxText).WithMessage($"'name' must be 1 to {MaxText} characters");
            RuleFor(r => r.Description).Must(d => d.Value is null || d.Value.Length <= MaxText).WithMessage($"'description' has at most {MaxText} characters");
            RuleFor(r => r.AvatarUrl).Must(u => u.Value is null || (u.Value.Length <= 2048 && Uri.TryCreate(u.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                .WithMessage("'avatarUrl' must be an http(s) URL");
            RuleFor(r => r.Settings).Must(s => IsObject(s.Value)).WithMessage($"'settings' must be an object of at most {MaxJson} characters");
            RuleFor(r => r.PlatformMetadata).Must(m => IsObject(m.Value)).WithMessage($"'platformMetadata' must be an object of at most {MaxJson} characters");
        }

        private static bool IsObject(JsonElement? json) =>
            json is null || json.Value.ValueKind == JsonValueKind.Null || (json.Value.ValueKind == JsonValueKind.Object && json.Value.GetRawText() is { Length: <= MaxJson } text && !text.Contains("\\u0000", StringComparison.Ordinal));
    }
}
