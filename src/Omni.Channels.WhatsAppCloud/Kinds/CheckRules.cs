using FluentValidation;
using Omni.Channels.WhatsAppCloud.Media;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Validation rules common to many kinds. They count characters as UTF-16 units, as Meta does.</summary>
internal static class CheckRules
{
    private const int MaxQuoted = 40;

    public static IRuleBuilderOptions<T, string?> AtMost<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.Must(text => text is null || text.Length <= max)
            .WithMessage((_, text) => $"is {text!.Length:N0} UTF-16 units, at most {max:N0}");

    public static IRuleBuilderOptions<T, string?> Given<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text)).WithMessage("is required");

    /// <summary>Requires a text of at most <paramref name="max"/> UTF-16 units.</summary>
    public static IRuleBuilderOptions<T, string?> Within<T>(this IRuleBuilder<T, string?> rule, int max) => rule.Given().AtMost(max);

    /// <summary>Requires an id of at most <paramref name="max"/> UTF-16 units, without spaces around it.</summary>
    public static IRuleBuilderOptions<T, string?> Identifier<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.Within(max).Must(text => text is null || text.Trim().Length == text.Length || string.IsNullOrWhiteSpace(text))
            .WithMessage("must not begin or end with a space");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> Count<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int min, int max) =>
        rule.Must(list => (list?.Count ?? 0) >= min && (list?.Count ?? 0) <= max)
            .WithMessage((_, list) => $"has {list?.Count ?? 0} items, must have {min} to {max}");

    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, params string[] allowed) =>
        rule.Must(text => text is not null && allowed.Contains(text))
            .WithMessage((_, text) => $"must be one of {string.Join(", ", allowed)}{(text is null ? "" : $", not '{Quoted(text)}'")}");

    public static IRuleBuilderOptions<T, string?> WebAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || IsWebAddress(text)).WithMessage("must be an absolute http(s) URL");

    /// <summary>Requires a link that Meta can fetch.</summary>
    public static IRuleBuilderOptions<T, string?> Fetchable<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || FetchableLink.FaultOf(text) is null)
            .WithMessage((_, text) => Plain(FetchableLink.FaultOf(text!)!));

    public static bool IsWebAddress(string text) => text.Length <= 2048 && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" && url.UserInfo.Length == 0;

    /// <summary>Shortens a caller's text and removes braces, which a message template would interpret.</summary>
    private static string Quoted(string text)
    {
        var length = Math.Min(text.Length, MaxQuoted);
        if (length > 0 && length < text.Length && char.IsSurrogatePair(text, length - 1)) length--;
        return Plain(text[..length]);
    }

    private static string Plain(string text) => text.Replace('{', '(').Replace('}', ')');
}
