using Omni.Channels.WhatsAppCloud.Numbers;

namespace Omni.Channels.WhatsAppCloud.Webhooks;

/// <summary>The distinct app secrets of all instances, indexed by number and account.</summary>
internal sealed class SecretIndex
{
    private static readonly List<int> None = [];

    private readonly Dictionary<string, List<int>> _byNumber = new(StringComparer.Ordinal), _byAccount = new(StringComparer.Ordinal);

    private SecretIndex(object version, IEnumerable<WhatsAppInstance> instances)
    {
        Version = version;
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var secrets = new List<WhatsAppInstance.AppSecret>();
        foreach (var instance in instances)
        {
            foreach (var secret in instance.AppSecrets)
            {
                if (places.TryAdd(secret.Fingerprint, secrets.Count)) secrets.Add(secret);
                Add(_byNumber, instance.PhoneNumberId, places[secret.Fingerprint]);
                Add(_byAccount, instance.BusinessAccountId, places[secret.Fingerprint]);
            }
        }

        Secrets = secrets;
        IsOfOneApp = _byNumber.Values.All(own => own.Count == secrets.Count);
    }

    /// <summary>The version of the directory that this index was built from.</summary>
    public object Version { get; }

    public IReadOnlyList<WhatsAppInstance.AppSecret> Secrets { get; }

    /// <summary>Whether all numbers share the same secrets, so that the ids in a webhook do not matter.</summary>
    public bool IsOfOneApp { get; }

    public static SecretIndex Of(InstanceDirectory directory) => new(directory.Version, directory.All);

    /// <summary>Returns the positions of a number's secrets in <see cref="Secrets"/>.</summary>
    public IReadOnlyList<int> OfNumber(ReadOnlySpan<char> phoneNumberId) => Find(_byNumber, phoneNumberId);

    /// <summary>Returns the positions of an account's secrets in <see cref="Secrets"/>.</summary>
    public IReadOnlyList<int> OfAccount(ReadOnlySpan<char> businessAccountId) => Find(_byAccount, businessAccountId);

    private static void Add(Dictionary<string, List<int>> places, string name, int place)
    {
        if (!places.TryGetValue(name, out var own)) places[name] = own = [];
        if (!own.Contains(place)) own.Add(place);
    }

    private static List<int> Find(Dictionary<string, List<int>> places, ReadOnlySpan<char> name) =>
        places.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : None;
}
