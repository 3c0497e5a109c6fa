namespace Omni.Api.Foundation.Http;

/// <summary>Knows exceptions of its room that have an answer of their own.</summary>
internal interface IErrorExplainer
{
    /// <summary>The answer; null when it is not one of them.</summary>
    ApiError? Explain(Exception exception);
}
