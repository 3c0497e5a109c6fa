namespace Omni.Api.Addressing;

/// <summary>Registers how callers name chats and persons.</summary>
internal static class AddressingRegistration
{
    public static void AddAddressing(this IServiceCollection services)
    {
        services.AddSingleton<NamedChats>();
        services.AddSingleton<NamedPersons>();
    }
}
