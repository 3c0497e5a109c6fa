using Omni.Contract.Access;
using Refit;

namespace Omni.Client.Access;

/// <summary>Checking an API key.</summary>
public interface IAuthApi
{
    /// <summary>Check an API key.</summary>
    /// <param name="ct">Cancels the call.</param>
    [Post("/api/v2/auth/validate")]
    Task<Data<KeyValidation>> ValidateKeyAsync(CancellationToken ct = default);
}
