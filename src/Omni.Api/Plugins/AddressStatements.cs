using Omni.Api.Storage;

namespace Omni.Api.Plugins;

/// <summary>Statements on the addresses that instances own.</summary>
internal static class AddressStatements
{
    private const string FindAddress = "SELECT reserved_address FROM instances WHERE id = @id AND channel = @channel";

    private const string Reserve = """
        UPDATE instances SET reserved_address = @address WHERE id = @id AND channel = @channel
            AND NOT EXISTS (SELECT 1 FROM instances AS other WHERE other.channel = @channel AND other.reserved_address = @address
            AND other.id <> @id)
        """;

    /// <summary>The address that an instance owns, in a list of one; an empty list when there is no such instance.</summary>
    public static ValueTask<List<string?>> FindReservedAddressAsync(this WriteSession session, string channel, Guid id) =>
        session.ReadAllAsync(FindAddress, row => row.IsNull(0) ? null : row.GetString(0), ("@channel", channel), ("@id", id));

    /// <summary>
    /// Makes an instance the owner of an address, in place of its previous one; false when another instance owns it. A unique key enforces
    /// this.
    /// </summary>
    public static async ValueTask<bool> ReserveAddressAsync(this WriteSession session, string channel, Guid id, string address) =>
        await session.ExecuteAsync(Reserve, ("@address", address), ("@channel", channel), ("@id", id)) > 0;
}
