using System.Reflection;
using Omni.Contract.Events;
using Omni.Contract.Events.Payloads;

namespace Omni.Api.Operations.OpenApi.Events;

/// <summary>
/// The kinds of events that the document describes: every type of <see cref="EventTypes"/>, and every family by its prefix.
/// </summary>
/// <param name="Type">The type; of a family, its prefix with the dot.</param>
/// <param name="Payload">The record of the payload.</param>
internal sealed record EventKind(string Type, Type Payload)
{
    public static IReadOnlyList<EventKind> All { get; } =
        [.. typeof(EventTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal)
            .Select(type => new EventKind(type, PayloadReader.RecordOf(type) ?? typeof(CustomEvent)))];

    public bool IsFamily => Type.EndsWith('.');

    /// <summary>How it is named among the webhooks: the type, or <c>call.*</c>.</summary>
    public string Title => IsFamily ? $"{Type}*" : Type;

    /// <summary>The name in the form of a class, such as <c>MessageFailedLate</c>.</summary>
    public string Name => string.Concat(Type.Split('.', '_').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
