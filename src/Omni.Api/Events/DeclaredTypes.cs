using System.Reflection;
using Omni.Contract.Events;

namespace Omni.Api.Events;

/// <summary>The types of events that the host emits: the constants of <see cref="EventTypes"/>.</summary>
internal static class DeclaredTypes
{
    public static IReadOnlyList<EventTypeInfo> All { get; } =
    [
        .. typeof(EventTypes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).Select(type => type.EndsWith('.') ? type + '*' : type)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(type => new EventTypeInfo { EventType = type }),
    ];
}
