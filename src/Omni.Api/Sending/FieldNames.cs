using Omni.Api.Sending.Submission;
using Omni.Channels.Sdk.Abilities;

namespace Omni.Api.Sending;

/// <summary>Names fields as the request calls them.</summary>
internal static class FieldNames
{
    public static ContentFault Of(SendCommand command, ContentFault fault)
    {
        var end = fault.Path.IndexOfAny(['.', '[']);
        var first = end < 0 ? fault.Path : fault.Path[..end];
        if (command.FieldNames?.GetValueOrDefault(first) is not { } name) return fault;
        return new ContentFault(
            name + fault.Path[first.Length..], fault.Message.Replace($"'{first}", $"'{name}", StringComparison.Ordinal));
    }
}
