namespace Prepayments;

/// <summary>A hash of the characters of a text: the same on every target, in every process and in every version.</summary>
/// <remarks>FNV-1a over the UTF-16 code units, a whole unit at a time, then mixed so that every bit depends on every character.</remarks>
internal static class OrdinalHash
{
    /// <summary>The hash of a text.</summary>
    public static uint Of(string text)
    {
        unchecked
        {
            uint hash = 2166136261u;
            foreach (char unit in text)
            {
                hash = (hash ^ unit) * 16777619u;
            }

            hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
            return hash ^ (hash >> 16);
        }
    }
}
