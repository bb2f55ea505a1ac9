using System.Globalization;
using System.Text;

namespace Prepayments;

/// <summary>Holds the balance of every ledger account over some journal entries.</summary>
/// <remarks>In the accounting currency, debit positive. The balances of all accounts together are zero, always.</remarks>
public sealed class TrialBalance : IEquatable<TrialBalance>
{
    private readonly SortedDictionary<string, decimal> balances;

    private TrialBalance(SortedDictionary<string, decimal> balances) => this.balances = balances;

    /// <summary>Gets the trial balance of no entry.</summary>
    public static TrialBalance Empty { get; } = new(new SortedDictionary<string, decimal>(StringComparer.Ordinal));

    /// <summary>Gets the accounts that were posted to, in ordinal order.</summary>
    public IReadOnlyCollection<string> Accounts => balances.Keys;

    /// <summary>Returns the trial balance over the same entries and some more.</summary>
    /// <param name="entries">The entries that are added.</param>
    /// <returns>The new trial balance.</returns>
    public TrialBalance Add(EquatableArray<JournalEntry> entries)
    {
        Guard.NotNull(entries, nameof(entries));
        var next = new SortedDictionary<string, decimal>(balances, StringComparer.Ordinal);
        foreach (var entry in entries.Items)
        {
            foreach (var line in entry.Lines.Items)
            {
                next.TryGetValue(line.Account, out var balance);
                next[line.Account] = balance + line.SignedAmount;
            }
        }

        return new TrialBalance(next);
    }

    /// <summary>Returns the balance of one account.</summary>
    /// <param name="account">The account code.</param>
    /// <returns>The balance, debit positive; zero for an account that was not posted to.</returns>
    public decimal Balance(string account)
    {
        balances.TryGetValue(Guard.NotNull(account, nameof(account)), out var balance);
        return balance;
    }

    /// <summary>Says whether the other trial balance has the same accounts with the same balances.</summary>
    /// <param name="other">The other trial balance.</param>
    /// <returns>True if so.</returns>
    public bool Equals(TrialBalance? other)
    {
        if (other is null || other.balances.Count != balances.Count)
        {
            return false;
        }

        foreach (var pair in balances)
        {
            if (!other.balances.TryGetValue(pair.Key, out var balance) || balance != pair.Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TrialBalance);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var pair in balances)
        {
            hash.Add(pair.Key);
            hash.Add(pair.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns one line per account: code and balance.</summary>
    /// <returns>The text, digits invariant.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var pair in balances)
        {
            text.Append(pair.Key).Append(' ').Append(pair.Value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Says whether two trial balances are equal.</summary>
    /// <param name="left">One trial balance.</param>
    /// <param name="right">The other trial balance.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(TrialBalance? left, TrialBalance? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two trial balances differ.</summary>
    /// <param name="left">One trial balance.</param>
    /// <param name="right">The other trial balance.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(TrialBalance? left, TrialBalance? right) => !(left == right);
}
