using Omni.Channels.WhatsAppCloud.Graph.Responses;

namespace Omni.Channels.WhatsAppCloud.Graph;

/// <summary>A page of a list.</summary>
internal interface IGraphPage
{
    PagingInfo? Paging { get; }
}
