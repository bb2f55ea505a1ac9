namespace Prepayments;

/// <summary>Has a key of its own, under which a map finds it.</summary>
internal interface IKeyed
{
    /// <summary>Gets the key.</summary>
    string Key { get; }
}
