using System.Diagnostics.CodeAnalysis;
using Serilog.Core;
using Serilog.Events;

namespace Omni.Api.Operations.Health;

/// <summary>
/// Masks all log properties, at every level and for every source (<see cref="LogMask"/>), and removes query strings. Exceptions are shown
/// only through <see cref="ExceptionText"/>.
/// </summary>
internal sealed class MaskingEnricher : ILogEventEnricher
{
    /// <summary>The property with the masked text of the exception; the console writes it instead of the exception.</summary>
    public const string ExceptionText = "ExceptionText";

    private const string QueryString = "QueryString";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var (name, value) in logEvent.Properties.ToList())
        {
            if (name == QueryString) logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue("")));
            else if (TryMask(value, out var masked)) logEvent.AddOrUpdateProperty(new LogEventProperty(name, masked));
        }

        if (logEvent.Exception is { } exception)
            logEvent.AddOrUpdateProperty(
                new LogEventProperty(ExceptionText, new ScalarValue(LogMask.Mask(exception.ToString()) + Environment.NewLine)));
    }

    /// <inheritdoc cref="LogMask.Mask"/>
    internal static string Mask(string text) => LogMask.Mask(text);

    /// <summary>False when nothing of the value had to be masked.</summary>
    private static bool TryMask(LogEventPropertyValue value, [NotNullWhen(true)] out LogEventPropertyValue? masked)
    {
        masked = value switch
        {
            ScalarValue { Value: string text } => MaskText(text),
            ScalarValue { Value: Uri uri } => MaskText(uri.ToString()),
            SequenceValue sequence => MaskAll(sequence.Elements) is { } elements ? new SequenceValue(elements) : null,
            StructureValue structure => MaskAll(structure.Properties.Select(p => p.Value)) is { } values
                ? new StructureValue(
                    structure.Properties.Zip(values, (property, known) => new LogEventProperty(property.Name, known)),
                    structure.TypeTag) : null,
            DictionaryValue dictionary => MaskAll(dictionary.Elements.Values) is { } values
                ? new DictionaryValue(dictionary.Elements.Keys.Zip(values, KeyValuePair.Create)) : null,
            _ => null,
        };
        return masked is not null;
    }

    private static ScalarValue? MaskText(string text)
    {
        var masked = LogMask.Mask(text);
        return ReferenceEquals(masked, text) ? null : new ScalarValue(masked);
    }

    /// <summary>All values, if one had to be masked.</summary>
    private static List<LogEventPropertyValue>? MaskAll(IEnumerable<LogEventPropertyValue> values)
    {
        var isMasked = false;
        var all = new List<LogEventPropertyValue>();
        foreach (var value in values)
        {
            isMasked |= TryMask(value, out var masked);
            all.Add(masked ?? value);
        }

        return isMasked ? all : null;
    }
}
