using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Omni.Api.Foundation.Http;

namespace Omni.Api.Operations.OpenApi;

/// <summary>
/// Describes the parameters of paths. An id is a UUID, unless its route says that it is the channel's too
/// (<see cref="PathNames.TakesChannelIds{TBuilder}"/>).
/// </summary>
internal static partial class PathParameters
{
    private static readonly Dictionary<string, (string Description, string? Format, string Example)> Others = new(StringComparer.Ordinal)
    {
        ["contactId"] = ("A number or id as the channel names the person, or the person's UUID", null, "5511987654321"),
        ["personId"] = ("The person: a UUID, or a number or id as the channel names them", null, "5511987654321"),
        ["senderId"] = ("The sender: a number or id as the channel names them, or the person's UUID", null, "5511987654321"),
        ["correlationId"] = ("The id of a message in this host or the channel's, of one of its events, or its correlation id", null,
            ExampleMaker.Id),
        ["userId"] = ("The user's id on the channel", null, "5511987654321"),
        ["platformUserId"] = ("The user's id on the channel", null, "5511987654321"),
        ["channel"] = ("The channel's id, such as whatsapp-cloud", null, "whatsapp-cloud"),
        ["key"] = ("The setting, such as Omni:Outbox:Retention", null, "Omni:Outbox:Retention"),
        ["month"] = ("The month, yyyy-MM", null, "2026-11"),
        ["file"] = ("The file, {messageId}.{ext}", null, "01a20e75-1f2a-7d41-9c36-5b0f6a7d8e90.jpg"),
    };

    /// <summary>Adds what a handler does not read but its path has, and describes all.</summary>
    public static void Describe(OpenApiOperation operation, string? path, IReadOnlyCollection<PathNames.Taken> names)
    {
        foreach (var name in Placeholder().Matches(path ?? "").Select(m => m.Groups["name"].Value))
        {
            operation.Parameters ??= [];
            if (operation.Parameters.Any(p => p.Name == name && p.In == ParameterLocation.Path)) continue;
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path) ?? [])
        {
            var named = names.LastOrDefault(n => n.Name == parameter.Name);
            var (description, format, example) = named is not null
                ? (named.Description, null, ExampleMaker.Id)
                : Others.GetValueOrDefault(parameter.Name!, DescribeId(parameter.Name!));
            parameter.Description ??= description;
            parameter.Example ??= example;
            if (parameter.Schema is OpenApiSchema { Format: null } schema) schema.Format = format;
        }
    }

    private static (string Description, string? Format, string Example) DescribeId(string name) =>
        name == "id" ? ("The id, a UUID", "uuid", ExampleMaker.Id)
        : name.EndsWith("Id", StringComparison.Ordinal) ? ($"The {name[..^2]}, a UUID", "uuid", ExampleMaker.Id)
        : (name, null, name);

    [GeneratedRegex(@"\{\*{0,2}(?<name>[^}:?]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
