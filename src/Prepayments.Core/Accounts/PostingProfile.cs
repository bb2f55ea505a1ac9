namespace Prepayments;

/// <summary>Maps account roles to the ledger accounts of one subledger.</summary>
/// <remarks>
/// Rule P2. No role is compulsory: one that is missing is reported as <see cref="RejectionCode.MissingAccount"/> by the
/// first document that needs it. A change is for later documents only; what is posted keeps its accounts.
/// </remarks>
public sealed class PostingProfile : IEquatable<PostingProfile>
{
    private readonly string?[] byRole;
    private readonly SortedDictionary<string, string> byCategory;
    private readonly SortedDictionary<string, TaxAccounts> byTax;

    private PostingProfile(
        string?[] byRole, SortedDictionary<string, string> byCategory, SortedDictionary<string, TaxAccounts> byTax)
    {
        this.byRole = byRole;
        this.byCategory = byCategory;
        this.byTax = byTax;
    }

    /// <summary>Gets the profile without any account.</summary>
    public static PostingProfile Empty { get; } = new(
        new string?[(int)AccountRole.ReverseCharge + 1],
        new SortedDictionary<string, string>(StringComparer.Ordinal),
        new SortedDictionary<string, TaxAccounts>(StringComparer.Ordinal));

    /// <summary>Gets the prepayment categories that have an account, in ordinal order.</summary>
    public IReadOnlyCollection<string> Categories => byCategory.Keys;

    /// <summary>Gets the tax codes and tax components that have accounts, in ordinal order.</summary>
    public IReadOnlyCollection<string> Taxes => byTax.Keys;

    /// <summary>Returns the profile with the control account alone.</summary>
    /// <param name="control">The account code; not empty.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static PostingProfile Create(string control) => Empty.WithControl(control);

    /// <summary>Returns this profile with another account for a role.</summary>
    /// <param name="role">The role; not <see cref="AccountRole.Line"/> and not a role per tax code.</param>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty, or the profile holds no account of its own for the role.</exception>
    public PostingProfile With(AccountRole role, string account)
    {
        if (role is <= AccountRole.Line or >= AccountRole.Tax)
        {
            throw new ArgumentException("The role is a line's own or belongs to a tax code.", nameof(role));
        }

        var next = (string?[])byRole.Clone();
        next[(int)role] = Guard.NotEmpty(account, nameof(account));
        return new PostingProfile(next, byCategory, byTax);
    }

    /// <summary>Returns this profile with another payables or receivables summary account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PostingProfile WithControl(string account) => With(AccountRole.Control, account);

    /// <summary>Returns this profile with another summary account for prepayment invoices.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PostingProfile WithPrepaymentControl(string account) => With(AccountRole.PrepaymentControl, account);

    /// <summary>Returns this profile with another default prepayment account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PostingProfile WithPrepayment(string account) => With(AccountRole.Prepayment, account);

    /// <summary>Returns this profile with another bank account.</summary>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public PostingProfile WithBank(string account) => With(AccountRole.Bank, account);

    /// <summary>Returns this profile with the prepayment account of a prepayment category.</summary>
    /// <param name="category">The category; not empty.</param>
    /// <param name="account">The account code; not empty.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The category or the code is empty.</exception>
    public PostingProfile WithPrepaymentCategory(string category, string account)
    {
        var next = new SortedDictionary<string, string>(byCategory, StringComparer.Ordinal)
        {
            [Guard.NotEmpty(category, nameof(category))] = Guard.NotEmpty(account, nameof(account)),
        };
        return new PostingProfile(byRole, next, byTax);
    }

    /// <summary>Returns this profile with the accounts of a tax code or tax component.</summary>
    /// <param name="code">The code; not empty.</param>
    /// <param name="accounts">Its accounts.</param>
    /// <returns>The new profile.</returns>
    /// <exception cref="ArgumentException">The code is empty, or the accounts are null.</exception>
    public PostingProfile WithTax(string code, TaxAccounts accounts)
    {
        var next = new SortedDictionary<string, TaxAccounts>(byTax, StringComparer.Ordinal)
        {
            [Guard.NotEmpty(code, nameof(code))] = Guard.NotNull(accounts, nameof(accounts)),
        };
        return new PostingProfile(byRole, byCategory, next);
    }

    /// <summary>Returns the account of a role.</summary>
    /// <param name="role">A role that is not a line's own and not a tax code's.</param>
    /// <returns>The account code, or null where none is given; the control account where
    /// <see cref="AccountRole.PrepaymentControl"/> has none of its own, the account of realised differences where that of
    /// unrealised ones has none.</returns>
    public string? Find(AccountRole role) => FindOwn(role) ?? role switch
    {
        AccountRole.PrepaymentControl => byRole[(int)AccountRole.Control],
        AccountRole.UnrealisedGain => byRole[(int)AccountRole.ExchangeGain],
        AccountRole.UnrealisedLoss => byRole[(int)AccountRole.ExchangeLoss],
        _ => null,
    };

    /// <summary>Returns the account that the profile itself gives for a role, without its default.</summary>
    /// <param name="role">A role that is not a line's own and not a tax code's.</param>
    /// <returns>The account code, or null where none is given.</returns>
    public string? FindOwn(AccountRole role) => role >= 0 && (int)role < byRole.Length ? byRole[(int)role] : null;

    /// <summary>Returns the prepayment account of a category.</summary>
    /// <param name="category">The category, or null.</param>
    /// <returns>The account code, or null where the category has none of its own.</returns>
    public string? FindPrepaymentCategory(string? category) =>
        category is not null && byCategory.TryGetValue(category, out var account) ? account : null;

    /// <summary>Returns the accounts of a tax code or tax component.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Its accounts; <see cref="TaxAccounts.None"/> where none are given.</returns>
    public TaxAccounts FindTax(string code) =>
        byTax.TryGetValue(Guard.NotNull(code, nameof(code)), out var accounts) ? accounts : TaxAccounts.None;

    /// <summary>Says whether the other profile has the same accounts for every role.</summary>
    /// <param name="other">The other profile.</param>
    /// <returns>True if so.</returns>
    public bool Equals(PostingProfile? other) =>
        ReferenceEquals(this, other)
        || (other is not null && SameRoles(other) && Same(byCategory, other.byCategory) && Same(byTax, other.byTax));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PostingProfile);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var account in byRole)
        {
            hash.Add(account);
        }

        foreach (var pair in byCategory)
        {
            hash.Add(pair.Key);
            hash.Add(pair.Value);
        }

        foreach (var pair in byTax)
        {
            hash.Add(pair.Key);
            hash.Add(pair.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns a text that names the control account.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => "posting profile, control " + (Find(AccountRole.Control) ?? "none");

    /// <summary>Says whether two profiles have the same accounts.</summary>
    /// <param name="left">One profile.</param>
    /// <param name="right">The other profile.</param>
    /// <returns>True if so.</returns>
    public static bool operator ==(PostingProfile? left, PostingProfile? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Says whether two profiles differ.</summary>
    /// <param name="left">One profile.</param>
    /// <param name="right">The other profile.</param>
    /// <returns>True if so.</returns>
    public static bool operator !=(PostingProfile? left, PostingProfile? right) => !(left == right);

    private static bool Same<T>(SortedDictionary<string, T> left, SortedDictionary<string, T> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var pair in left)
        {
            if (!right.TryGetValue(pair.Key, out var value) || !Equals(value, pair.Value))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameRoles(PostingProfile other)
    {
        for (var i = 0; i < byRole.Length; i++)
        {
            if (!string.Equals(byRole[i], other.byRole[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
