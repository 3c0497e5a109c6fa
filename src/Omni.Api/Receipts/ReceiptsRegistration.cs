using FluentValidation;

namespace Omni.Api.Receipts;

/// <summary>Registers receipts.</summary>
internal static class ReceiptsRegistration
{
    public static void AddReceipts(this IServiceCollection services)
    {
        services.AddSingleton<ReadReceipts>();
        services.AddSingleton<Presence>();
        services.AddSingleton<IValidator<ReadMessagesRequest>, ReadMessagesRequest.Validator>();
        services.AddSingleton<IValidator<PresenceRequest>, PresenceRequest.Validator>();
    }
}
