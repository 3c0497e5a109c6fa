using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>
/// A field of a change: absent (unchanged), null (removed) or a value. A value converts implicitly (<c>RateLimit = 600</c>), and so
/// does null (<c>RateLimit = null</c>); a list is written <c>new(true, [...])</c>.
/// </summary>
/// <param name="IsGiven">Whether the field is in the body.</param>
/// <param name="Value">The new value; null removes the old one. Undefined when the field is absent.</param>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    /// <summary>A new value; null removes the old one.</summary>
    public static implicit operator Optional<T>(T? value) => new(IsGiven: true, value);

    /// <summary>The result: the new value, which may be null, or the old one.</summary>
    public T? Or(T? known) => IsGiven ? Value : known;
}
