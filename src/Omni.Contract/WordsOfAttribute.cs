using System.Reflection;

namespace Omni.Contract;

/// <summary>Says that a text is one of the words of a noun, such as <see cref="Messages.DeliveryStatus"/>.</summary>
/// <param name="noun">The class of constants.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WordsOfAttribute(Type noun) : Attribute
{
    /// <summary>The class of constants.</summary>
    public Type Noun => noun;

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Words { get; } = [.. noun.GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral && f.FieldType == typeof(string)).Select(f => (string)f.GetRawConstantValue()!)];
}
