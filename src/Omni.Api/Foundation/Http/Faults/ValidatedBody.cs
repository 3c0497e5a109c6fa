namespace Omni.Api.Foundation.Http.Faults;

/// <summary>Marks an endpoint whose body is validated: what could not be read of it is reported with the other faults.</summary>
internal sealed class ValidatedBody;
