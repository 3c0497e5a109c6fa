namespace Omni.WhatsAppCloud.Sandbox.Flows;

/// <summary>States of a flow.</summary>
internal static class FlowStatus
{
    public const string Draft = "DRAFT", Published = "PUBLISHED", Deprecated = "DEPRECATED";
}
