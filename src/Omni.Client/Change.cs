using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Omni.Client;

/// <summary>A field of a change: left out, it stays; with null, it is taken away. A value is one by itself: <c>RateLimit = 600</c>; <c>new(true, default)</c> takes away.</summary>
/// <param name="IsGiven">Whether it is sent.</param>
/// <param name="Value">The new value; null takes it away.</param>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(ChangeConverter))]
public readonly record struct Change<T>(bool IsGiven, T? Value)
{
    /// <summary>A new value.</summary>
    public static implicit operator Change<T>(T value) => new(IsGiven: true, value);
}
