using FluentValidation;
using Omni.Contract.Receipts;

namespace Omni.Api.Receipts;

/// <summary>Registers receipts.</summary>
internal static class ReceiptsRegistration
{
    public static void AddReceipts(this IServiceCollection services)
    {
        services.AddSingleton<ReadReceipts>();
        services.AddSingleton<Presence>();
        services.AddSingleton<IValidator<ReadMessagesRequest>, ReadMessagesRequestValidator>();
        services.AddSingleton<IValidator<PresenceRequest>, PresenceRequestValidator>();
    }
}
