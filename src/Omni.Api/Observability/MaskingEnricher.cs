using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace Omni.Api.Observability;

/// <summary>The last line of defence: a phone number or an API key that got into a log property leaves it masked.</summary>
internal sealed partial class MaskingEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (value is not ScalarValue { Value: string text }) continue;
            var masked = Mask(text);
            if (!ReferenceEquals(masked, text)) logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(masked)));
        }
    }

    /// <summary><c>+55*****4321</c> for digits that may be a phone number, <c>***</c> for keys and bearer tokens.</summary>
    internal static string Mask(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9') && !text.Contains("omni_sk_", StringComparison.Ordinal)) return text;
        return Phone().Replace(Key().Replace(text, "***"), m => $"+{m.Value.TrimStart('+')[..2]}*****{m.Value[^4..]}");
    }

    // Not inside a UUID or another hexadecimal word.
    [GeneratedRegex(@"(?<![0-9A-Za-z\-])\+?[0-9]{8,15}(?![0-9A-Za-z\-])", RegexOptions.None, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"omni_sk_\w+|EAA[A-Za-z0-9]{10,}", RegexOptions.None, 1000)]
    private static partial Regex Key();
}
