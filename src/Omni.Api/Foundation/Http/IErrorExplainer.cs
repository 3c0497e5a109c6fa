namespace Omni.Api.Foundation.Http;

/// <summary>Maps exceptions of a room to answers of their own.</summary>
internal interface IErrorExplainer
{
    /// <summary>The answer; null when the exception is not one of the room's.</summary>
    ApiError? Explain(Exception exception);
}
