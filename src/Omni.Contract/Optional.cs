using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Omni.Contract;

/// <summary>
/// A field of a change: left out (it stays), null (it is removed) or a value. A value converts by itself (<c>RateLimit = 600</c>), and so
/// does null (<c>RateLimit = null</c>); a list is written <c>new(true, [...])</c>.
/// </summary>
/// <param name="IsGiven">Whether the field is in the body.</param>
/// <param name="Value">The new value; null removes the old one. Without meaning when nothing is given.</param>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(OptionalConverter))]
public readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    /// <summary>A new value; null removes the old one.</summary>
    public static implicit operator Optional<T>(T? value) => new(IsGiven: true, value);

    /// <summary>What is kept: the new value, null included, or the old one.</summary>
    public T? Or(T? known) => IsGiven ? Value : known;
}
