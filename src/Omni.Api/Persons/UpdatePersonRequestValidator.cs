using System.Text.Json;
using FluentValidation;
using Omni.Contract.Persons;

namespace Omni.Api.Persons;

/// <summary>What <see cref="UpdatePersonRequest"/> must hold.</summary>
internal sealed class UpdatePersonRequestValidator : AbstractValidator<UpdatePersonRequest>
{
    private const int MaxText = 1000, MaxEmail = 320, MaxUrl = 2048, MaxJson = 16_384;

    public UpdatePersonRequestValidator()
    {
        RuleFor(r => r.DisplayName).Must(n => n is null || (n.Trim().Length is >= 1 and <= MaxText && IsPlain(n)))
            .WithMessage($"'displayName' must be 1 to {MaxText} characters");
        RuleFor(r => r.PrimaryEmail)
            .Must(e => e.Value is null || (e.Value.Length is >= 3 and <= MaxEmail && e.Value.Contains('@', StringComparison.Ordinal)
                && IsPlain(e.Value)))
            .WithMessage("'primaryEmail' must be an e-mail address");
        RuleFor(r => r.AvatarUrl)
            .Must(u => u.Value is null
                || (u.Value.Length <= MaxUrl && Uri.TryCreate(u.Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            .WithMessage("'avatarUrl' must be an http(s) URL");
        RuleFor(r => r.Metadata)
            .Must(m => m.Value is null or { ValueKind: JsonValueKind.Null } || (m.Value.Value.ValueKind == JsonValueKind.Object
                && m.Value.Value.GetRawText() is { Length: <= MaxJson } text && !text.Contains("\\u0000", StringComparison.Ordinal)))
            .WithMessage($"'metadata' must be an object of at most {MaxJson} characters");
    }

    private static bool IsPlain(string text) => !text.Contains('\0', StringComparison.Ordinal);
}
