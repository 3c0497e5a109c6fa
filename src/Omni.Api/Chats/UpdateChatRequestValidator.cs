using System.Text.Json;
using FluentValidation;
using Omni.Contract.Chats;

namespace Omni.Api.Chats;

/// <summary>What <see cref="UpdateChatRequest"/> must hold.</summary>
internal sealed class UpdateChatRequestValidator : AbstractValidator<UpdateChatRequest>
{
    private const int MaxText = 1000, MaxJson = 16_384;

    public UpdateChatRequestValidator()
    {
        RuleFor(r => r.Name).Must(n => n is null || n.Trim().Length is >= 1 and <= MaxText)
            .WithMessage($"'name' must be 1 to {MaxText} characters");
        RuleFor(r => r.Description).Must(d => d.Value is null || d.Value.Length <= MaxText)
            .WithMessage($"'description' has at most {MaxText} characters");
        RuleFor(r => r.AvatarUrl)
            .Must(u => u.Value is null
                || (u.Value.Length <= 2048 && Uri.TryCreate(u.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
                .WithMessage("'avatarUrl' must be an http(s) URL");
        RuleFor(r => r.Settings).Must(s => IsObject(s.Value)).WithMessage($"'settings' must be an object of at most {MaxJson} characters");
        RuleFor(r => r.Settings).Must(s => ChatSettings.HasGoodLabels(s.Value)).WithMessage(
            $"'settings.labels' must be at most {ChatSettings.MaxLabels} texts of 1 to {ChatSettings.MaxLabel} characters");
        RuleFor(r => r.PlatformMetadata).Must(m => IsObject(m.Value))
            .WithMessage($"'platformMetadata' must be an object of at most {MaxJson} characters");
    }

    private static bool IsObject(JsonElement? json) =>
        json is null || json.Value.ValueKind == JsonValueKind.Null || (json.Value.ValueKind == JsonValueKind.Object
            && json.Value.GetRawText() is { Length: <= MaxJson } text && !text.Contains("\\u0000", StringComparison.Ordinal));
}
