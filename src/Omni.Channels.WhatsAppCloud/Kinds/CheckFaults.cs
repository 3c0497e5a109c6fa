using System.Text.Json;
using FluentValidation.Results;
using Omni.Channels.Sdk.Abilities;

namespace Omni.Channels.WhatsAppCloud.Kinds;

/// <summary>Converts validation failures to faults. Each message starts with the path of the field, as callers write it.</summary>
internal static class CheckFaults
{
    public static IReadOnlyList<ContentFault> Of(ValidationResult result, string prefix, JsonNamingPolicy naming) =>
        [.. result.Errors.Select(e => Fault(Path(prefix, e.PropertyName, naming), e.ErrorMessage)).DistinctBy(f => (f.Path, f.Message))];

    public static ContentFault WrongType(string prefix, string? at) =>
        Fault(string.IsNullOrEmpty(at) ? prefix : $"{prefix}{(at[0] == '[' ? "" : ".")}{at}", "has a value of the wrong type");

    private static ContentFault Fault(string path, string message) => new(path, $"'{path}' {message}");

    private static string Path(string prefix, string property, JsonNamingPolicy naming)
    {
        var path = string.Join('.', property.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(Segment));
        return (prefix.Length, path.Length) switch
        {
            (0, _) => path,
            (_, 0) => prefix,
            _ => $"{prefix}.{path}",
        };

        string Segment(string segment)
        {
            var index = segment.IndexOf('[', StringComparison.Ordinal);
            return index < 0 ? naming.ConvertName(segment) : naming.ConvertName(segment[..index]) + segment[index..];
        }
    }
}
