namespace Prepayments;

/// <summary>Where an amount is rounded to that lies exactly halfway between two minor units.</summary>
/// <remarks>Rule A2. Both ways are odd: what is rounded for x with a minus sign is what is rounded for −x.</remarks>
public enum MidpointRule
{
    /// <summary>To the neighbour farther from zero: 0.125 becomes 0.13, −0.125 becomes −0.13.</summary>
    AwayFromZero,

    /// <summary>To the neighbour whose last digit is even: 0.125 becomes 0.12, 0.135 becomes 0.14.</summary>
    ToEven,
}
