using System.Text.Json.Nodes;

namespace Omni.Api.Operations.OpenApi;

/// <summary>Examples of requests and answers, by operation. A test sends each of the requests.</summary>
internal static class Examples
{
    private const string Resource = "Omni.Api.Operations.OpenApi.examples.json";

    private static readonly JsonObject All = Read();

    public static JsonNode? RequestOf(string operation) => (All[operation] as JsonObject)?["request"]?.DeepClone();

    public static JsonNode? ResponseOf(string operation) => (All[operation] as JsonObject)?["response"]?.DeepClone();

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
