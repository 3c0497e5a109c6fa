using System.Text.Json;
using FluentValidation;
using Omni.Channels.Sdk.Contents;

namespace Omni.Api.Sending;

/// <summary>An approved template and what is filled in.</summary>
internal sealed record TemplateReference
{
    /// <summary>The template's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its language, as the channel writes it (<c>pt_BR</c>).</summary>
    public string? Language { get; init; }

    /// <summary>What is filled in, as the channel writes it.</summary>
    public JsonElement? Components { get; init; }

    /// <summary>What is filled in, in short: a list in the order of the placeholders, or an object by their names.</summary>
    public JsonElement? Parameters { get; init; }

    public TemplateContent ToContent() => new() { Template = Name!, Language = Language!, Components = Given(Components), Parameters = Given(Parameters) };

    private static JsonElement? Given(JsonElement? json) => json is { ValueKind: JsonValueKind.Null } ? null : json;

    internal sealed class Validator : AbstractValidator<TemplateReference>
    {
        /// <param name="path">Where it stands in its request, with a dot at the end; empty when it is the request.</param>
        public Validator(string path)
        {
            RuleFor(r => r.Name).Must(n => !string.IsNullOrWhiteSpace(n)).OverridePropertyName($"{path}name").WithMessage($"'{path}name' is required");
            RuleFor(r => r.Language).Must(l => !string.IsNullOrWhiteSpace(l)).OverridePropertyName($"{path}language").WithMessage($"'{path}language' is required");
            RuleFor(r => r.Components).Must(c => c is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Null }).OverridePropertyName($"{path}components").WithMessage($"'{path}components' must be a list");
            RuleFor(r => r.Parameters).Must(p => p is null or { ValueKind: JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null }).OverridePropertyName($"{path}parameters")
                .WithMessage($"'{path}parameters' must be a list or an object");
        }
    }
}
