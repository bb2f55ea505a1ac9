using System.Globalization;
using System.Numerics;
using System.Text;

namespace Prepayments.Samples.ErpHost;

/// <summary>Reads and writes the append-only files of <see cref="FileSubledgerStore"/>.</summary>
/// <remarks>
/// <para>A record is one line: the length of its JSON in bytes as eight hexadecimal digits, a space, the CRC-32C of length and
/// JSON as eight more, a space, the JSON, a line feed. So a log can be read with any text tool, and no whole record has a zero
/// byte or a line feed in it.</para>
/// <para>A crash leaves the beginning of a record, or zeros where a block of it did not reach the disk: only at the end, since
/// no record is written before the one in front of it is durable. That is a torn tail; its document was never answered. Anything
/// else that is no record is damage (<see cref="DamagedLogException"/>).</para>
/// </remarks>
internal static class DocumentLog
{
    private const int LengthDigits = 9;
    private const int PrefixLength = 18;

    /// <summary>Returns the line of a record.</summary>
    public static byte[] Line(byte[] json)
    {
        var length = Encoding.ASCII.GetBytes(json.Length.ToString("x8", CultureInfo.InvariantCulture) + " ");
        var checksum = Encoding.ASCII.GetBytes(Checksum(length, json).ToString("x8", CultureInfo.InvariantCulture) + " ");
        return [.. length, .. checksum, .. json, (byte)'\n'];
    }

    /// <summary>Reads a whole log.</summary>
    /// <exception cref="DamagedLogException">There is something in it that is neither a record nor a torn tail.</exception>
    public static LogContents Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var records = new List<LogRecord>();
        var offset = 0;
        while (offset < bytes.Length)
        {
            var rest = bytes.AsSpan(offset);
            var end = rest.IndexOf((byte)'\n');
            if (end >= 0 && TryReadLine(rest[..end], out var json))
            {
                records.Add(new LogRecord(offset, json));
                offset += end + 1;
            }
            else if (IsTorn(rest, end))
            {
                return new LogContents(records, offset, rest.ToArray());
            }
            else
            {
                throw new DamagedLogException(file, offset, "There is no whole record here: length or checksum is wrong.");
            }
        }

        return new LogContents(records, offset, []);
    }

    /// <summary>Appends a record and returns when it is on the disk.</summary>
    /// <param name="file">The log.</param>
    /// <param name="length">The length up to which it is known.</param>
    /// <param name="line">The record's line.</param>
    /// <exception cref="DamagedLogException">The log has another length: something else wrote to it.</exception>
    /// <exception cref="IOException">The line could not be written, and is not there.</exception>
    /// <exception cref="UncertainWriteException">Nobody knows whether the line is on the disk.</exception>
    public static void Append(string file, long length, byte[] line)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Length != length)
        {
            throw new DamagedLogException(file, length, $"The file ends at byte {stream.Length}: something else wrote to it.");
        }

        stream.Position = length;
        try
        {
            stream.Write(line);
        }
        catch (IOException exception)
        {
            Shorten(stream, length, exception);
            throw;
        }

        Flush(stream);
    }

    /// <summary>Makes a log with one record, whole or not at all.</summary>
    public static void Create(string file, byte[] line)
    {
        var unfinished = file + ".new";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(line);
            Flush(stream);
        }

        File.Move(unfinished, file, overwrite: false);
        DirectoryEntries.Flush(Path.GetDirectoryName(file)!);
    }

    /// <summary>Cuts off a torn tail, if there is one, and returns when what is left is on the disk.</summary>
    public static void CutTo(string file, long length)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        stream.SetLength(length);

        // What a killed process wrote may not be on the disk yet, and is about to be answered as if it were.
        Flush(stream);
    }

    private static bool TryReadLine(ReadOnlySpan<byte> line, out byte[] json)
    {
        json = [];
        if (line.Length < PrefixLength
            || !TryReadLength(line, out var length)
            || line.Length != PrefixLength + length
            || !Utf8Digits.TryRead(line.Slice(LengthDigits, 8), out var checksum)
            || line[PrefixLength - 1] != ' ')
        {
            return false;
        }

        json = line[PrefixLength..].ToArray();
        return Checksum(line[..LengthDigits], json) == checksum;
    }

    /// <summary>
    /// A torn tail has no line feed and is shorter than the record it begins, or has zeros, which no record has.
    /// </summary>
    private static bool IsTorn(ReadOnlySpan<byte> rest, int end)
    {
        if (end >= 0)
        {
            return end == rest.Length - 1 && rest.Contains((byte)0);
        }

        return rest.Contains((byte)0)
            || (rest.Length < PrefixLength ? IsBeginning(rest) : TryReadLength(rest, out var length) && rest.Length <= PrefixLength + length);
    }

    private static bool IsBeginning(ReadOnlySpan<byte> prefix)
    {
        for (var i = 0; i < prefix.Length; i++)
        {
            var isSeparator = i is LengthDigits - 1 or PrefixLength - 1;
            if (isSeparator ? prefix[i] != ' ' : !Utf8Digits.IsDigit(prefix[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> line, out long length)
    {
        var isRead = Utf8Digits.TryRead(line[..(LengthDigits - 1)], out var digits) && line[LengthDigits - 1] == ' ';
        length = digits;
        return isRead;
    }

    private static uint Checksum(ReadOnlySpan<byte> length, ReadOnlySpan<byte> json)
    {
        var crc = uint.MaxValue;
        foreach (var value in length)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        foreach (var value in json)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    private static void Shorten(FileStream stream, long length, IOException cause)
    {
        try
        {
            stream.SetLength(length);
        }
        catch (IOException)
        {
            throw new UncertainWriteException(stream.Name, cause);
        }
    }

    private static void Flush(FileStream stream)
    {
        try
        {
            stream.Flush(flushToDisk: true);
        }
        catch (IOException exception)
        {
            throw new UncertainWriteException(stream.Name, exception);
        }
    }
}
