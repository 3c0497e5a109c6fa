namespace Omni.Api.Receipts;

/// <summary>Registers receipts.</summary>
internal static class ReceiptsRegistration
{
    public static void AddReceipts(this IServiceCollection services)
    {
        services.AddSingleton<ReadReceipts>();
        services.AddSingleton<Presence>();
    }
}
