using System.Collections.Concurrent;

namespace Omni.WhatsAppCloud.Sandbox.State;

/// <summary>
/// What Meta knows of the customers: the profile that each last showed, and the wa_id of numbers that are dialled differently.
/// </summary>
internal sealed class Customers
{
    private const int MaxCustomers = 100_000;
    private const string NameOfOthers = "Sandbox Customer";

    private readonly ConcurrentDictionary<string, Customer> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _waIds = new(StringComparer.Ordinal);

    /// <summary>Returns a customer as last seen; one who never wrote has a name of ours.</summary>
    public Customer Of(string person) =>
        _known.GetValueOrDefault(person) ?? new Customer(person, NameOfOthers, Username: null, HidesNumber: false);

    /// <summary>Remembers what a customer shows; a name or username that is not given stays.</summary>
    public Customer Show(string person, string? name, string? username, bool hidesNumber)
    {
        var before = Of(person);
        var now = before with { Name = name ?? before.Name, Username = username ?? before.Username, HidesNumber = hidesNumber };
        if (_known.Count < MaxCustomers || _known.ContainsKey(person)) _known[person] = now;
        return now;
    }

    /// <summary>Returns the wa_id that Meta resolves dialled digits to.</summary>
    public string WaIdOf(string dialled) => _waIds.GetValueOrDefault(dialled, dialled);

    /// <summary>Sets a wa_id that differs from the dialled digits, as Meta uses in Brazil, Mexico and Argentina.</summary>
    public void SetWaId(string dialled, string waId) => _waIds[dialled] = waId;
}
