using System.Text.Json;

namespace Omni.Channels.WhatsAppCloud.Graph.Responses;

/// <summary>A page of <c>GET /{waba-id}/message_templates</c>.</summary>
internal sealed record TemplatesResponse : IGraphPage
{
    /// <summary>The requested fields.</summary>
    public const string Fields = "name,language,status,category,components,parameter_format";

    public IReadOnlyList<Template>? Data { get; init; }
    public PagingInfo? Paging { get; init; }

    internal sealed record Template
    {
        public string? Name { get; init; }
        public string? Language { get; init; }
        public string? Status { get; init; }
        public string? Category { get; init; }

        /// <summary><c>POSITIONAL</c> or <c>NAMED</c>.</summary>
        public string? ParameterFormat { get; init; }

        public IReadOnlyList<JsonElement>? Components { get; init; }
    }
}
