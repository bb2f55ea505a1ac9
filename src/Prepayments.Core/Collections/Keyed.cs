using System.Diagnostics;

namespace Prepayments;

/// <summary>Has a key of its own, under which a map finds it, and knows the key's hash.</summary>
internal abstract class Keyed
{
    /// <summary>Takes a key with its hash, or zero where nothing is looked for by it.</summary>
    private protected Keyed(string key, uint hash)
    {
        Debug.Assert(hash == 0 || hash == OrdinalHash.OfNumber(key), "The hash is that of the key.");
        Key = key;
        Hash = hash;
    }

    /// <summary>Takes the place of what has the same key.</summary>
    private protected Keyed(Keyed before)
        : this(before.Key, before.Hash)
    {
    }

    /// <summary>Gets the key.</summary>
    internal string Key { get; }

    /// <summary>Gets the hash of the key.</summary>
    internal uint Hash { get; }

    /// <summary>Says whether a key, of which the hash is known, is this one's.</summary>
    internal bool Has(string key, uint hash) => Hash == hash && string.Equals(Key, key, StringComparison.Ordinal);
}
