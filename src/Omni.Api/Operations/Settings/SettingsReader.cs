using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Omni.Api.Foundation.Http;
using Omni.Contract.Settings;

namespace Omni.Api.Operations.Settings;

/// <summary>Reads the settings in force, including defaults, from the options classes. Possible secrets are masked.</summary>
internal sealed partial class SettingsReader(IServiceProvider services, IConfiguration configuration, IEnumerable<SettingsSection> sections)
{
    private const string Masked = "********";

    private static readonly string[] Secret = ["Key", "Secret", "Password", "Token", "ConnectionString", "Credentials"];

    public IReadOnlyList<Setting> All() =>
        [.. sections.DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal).SelectMany(Read)];

    private IEnumerable<Setting> Read(SettingsSection section)
    {
        var type = typeof(IOptions<>).MakeGenericType(section.Options);
        var options = type.GetProperty(nameof(IOptions<>.Value))!.GetValue(services.GetRequiredService(type))!;
        return ReadObject(section.Name, section.Name.Split(':')[^1].ToLowerInvariant(), options);
    }

    private IEnumerable<Setting> ReadObject(string path, string category, object options)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var (key, value) = ($"{path}:{property.Name}", property.GetValue(options));
            if (value is not null && value is not string && value is not IEnumerable && property.PropertyType.IsClass
                && property.PropertyType.Namespace!.StartsWith("Omni.", StringComparison.Ordinal))
            {
                foreach (var inner in ReadObject(key, category, value)) yield return inner;
                continue;
            }

            // A number is no secret, whatever its name: MaxStreamsPerKey.
            var secret = !property.PropertyType.IsValueType && Secret.Any(s => property.Name.EndsWith(s, StringComparison.Ordinal));
            yield return new Setting
            {
                Key = key,
                Value = secret && value is not null ? Masked : Text(value),
                Category = category,
                IsSecret = secret,
                IsDefault = !configuration.GetSection(key).Exists(),
            };
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => UserInfo().Replace(text, "//***@"),
        IEnumerable many => string.Join(", ", many.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The user information of a URL.</summary>
    [GeneratedRegex("//[^/@]*@", RegexOptions.None, 1000)]
    private static partial Regex UserInfo();
}
