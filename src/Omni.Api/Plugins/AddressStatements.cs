using Omni.Api.Storage;

namespace Omni.Api.Plugins;

/// <summary>Statements on the addresses that instances own.</summary>
internal static class AddressStatements
{
    private const string FindAddress = "SELECT reserved_address, channel FROM instances WHERE id = @id";

    private const string FindOther = "SELECT 1 FROM instances WHERE channel = @channel AND reserved_address = @address AND id <> @id";

    private const string Reserve = """
        UPDATE instances SET reserved_address = @address WHERE id = @id AND channel = @channel
            AND NOT EXISTS (SELECT 1 FROM instances AS other WHERE other.channel = @channel AND other.reserved_address = @address
            AND other.id <> @id)
        """;

    /// <summary>
    /// The address that an instance owns, with the channel id it was made with, in a list of one; an empty list when there is no such
    /// instance.
    /// </summary>
    public static ValueTask<List<(string? Address, string Channel)>> FindReservedAddressAsync(this WriteSession session, Guid id) =>
        session.ReadAllAsync(FindAddress, row => (row.IsNull(0) ? null : row.GetString(0), row.GetString(1)), ("@id", id));

    /// <summary>
    /// Makes an instance the owner of an address, in place of its previous one; false when another instance owns it, under whichever id of
    /// the channel. A unique key enforces this for each id.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="channel">The channel id of the instance.</param>
    /// <param name="names">All ids of the channel.</param>
    /// <param name="id">The instance.</param>
    /// <param name="address">The address.</param>
    public static async ValueTask<bool> ReserveAddressAsync(
        this WriteSession session, string channel, IReadOnlyList<string> names, Guid id, string address)
    {
        foreach (var name in names.Where(name => name != channel))
        {
            if (await session.ReadOneAsync(FindOther, _ => true, ("@channel", name), ("@address", address), ("@id", id))) return false;
        }

        return await session.ExecuteAsync(Reserve, ("@address", address), ("@channel", channel), ("@id", id)) > 0;
    }
}
