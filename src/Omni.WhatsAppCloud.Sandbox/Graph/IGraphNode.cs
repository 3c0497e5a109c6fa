namespace Omni.WhatsAppCloud.Sandbox.Graph;

/// <summary>
/// A kind of object that has an id of its own: how it is found, read, changed and removed. <see cref="GraphNodes"/> finds every class
/// that implements it.
/// </summary>
internal interface IGraphNode
{
    /// <summary>The kind's name in Meta's errors.</summary>
    string TypeName { get; }

    /// <summary>Returns the number by whose token the object is reached; null when there is no such object for that token.</summary>
    SandboxNumber? Reach(string id, string token);

    IResult Get(GraphRequest request);

    Task<IResult> PostAsync(GraphRequest request) => Task.FromResult(request.UnknownObject());

    IResult Delete(GraphRequest request) => request.UnknownObject();
}
