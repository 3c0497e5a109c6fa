namespace Omni.Api.Foundation.Http;

/// <summary>The code of an endpoint's answer to a body that is no JSON, where it is not the usual one.</summary>
internal sealed record InvalidJsonCode(string Code);
