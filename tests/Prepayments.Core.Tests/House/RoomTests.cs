using System.Reflection;

namespace Prepayments.Tests.House;

/// <summary>
/// The folders of the core are rooms, and a room knows only the rooms below it. What counts is what was compiled:
/// signatures, base types, locals, instructions. A reference in a comment may look up.
/// </summary>
public class RoomTests
{
    // From top to bottom. Rooms of one rank may know each other, but not in a circle. The root folder is two rooms: the
    // function, its results and the views on top, and the state, which the rules read, below them.
    private static readonly string[][] Ranks =
    [
        ["Posting"],
        ["Rules"],
        ["Subledger"],
        ["Items", "Documents", "Policies"],
        ["Orders"],
        ["Rejections", "Taxes", "Accounts"],
        ["Amounts"],
        ["Collections"],
    ];

    private static readonly Dictionary<Type, SortedSet<string>> Files = SourceFiles.Of(Libraries.Core);

    [Fact]
    public void Type_HasAFile() =>
        Offenders.None(Libraries.Core.GetTypes().Where(type => !type.IsNested && Libraries.IsWritten(type)).Except(Files.Keys));

    [Fact]
    public void File_IsInARoom() =>
        Offenders.None(Files.Values.SelectMany(files => files).Where(file => Rank(Room(file)) < 0).Distinct(StringComparer.Ordinal));

    [Fact]
    public void Room_KnowsRoomsBelowIt() => Assert.Contains(Uses(), use => Rank(use.UsedRoom) > Rank(use.Room));

    [Fact]
    public void Room_KnowsNoRoomAboveIt() =>
        Offenders.None(Uses()
            .Where(use => Rank(use.UsedRoom) < Rank(use.Room))
            .Select(use => $"{use.Room}: {use.User.Name} uses {use.Used.Name} of {use.UsedRoom}"));

    [Fact]
    public void Rooms_HaveNoCircles()
    {
        var level = Uses().Where(use => use.Room != use.UsedRoom && Rank(use.Room) == Rank(use.UsedRoom)).ToList();
        var known = level.ToLookup(use => use.Room, use => use.UsedRoom, StringComparer.Ordinal);
        foreach (var room in Ranks.SelectMany(rank => rank))
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var next = new Queue<string>(known[room]);
            while (next.TryDequeue(out var other))
            {
                if (reached.Add(other))
                {
                    known[other].ToList().ForEach(next.Enqueue);
                }
            }

            Assert.False(
                reached.Contains(room),
                $"{room} knows itself by way of other rooms:\n"
                + string.Join('\n', level.Select(use => $"{use.Room}: {use.User.Name} uses {use.Used.Name} of {use.UsedRoom}")));
        }
    }

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void File_HasAtMostOnePublicType(string library) =>
        Offenders.None(SourceFiles.Of(Libraries.Named(library))
            .Where(entry => entry.Key.IsPublic)
            .SelectMany(entry => entry.Value.Select(file => (File: file, entry.Key.Name)))
            .GroupBy(entry => entry.File, entry => entry.Name, StringComparer.Ordinal)
            .Where(file => file.Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(file => $"{file.Key}: {string.Join(", ", file)}"));

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void File_IsNamedAfterItsPublicType(string library) =>
        Offenders.None(SourceFiles.Of(Libraries.Named(library))
            .Where(entry => entry.Key.IsPublic)
            .SelectMany(entry => entry.Value.Select(file => (File: file, Name: Plain(entry.Key))))
            .Where(entry => Path.GetFileName(entry.File).Split('.')[0] != entry.Name)
            .Select(entry => $"{entry.File}: {entry.Name}"));

    public static TheoryData<string> LibraryNames => Libraries.Names;

    private static IEnumerable<(string Room, Type User, string UsedRoom, Type Used)> Uses() =>
        from user in Files.Keys
        from room in Files[user].Select(Room).Distinct(StringComparer.Ordinal)
        from used in Nested(user).SelectMany(CompiledCode.TypesIn).SelectMany(CompiledCode.Parts).Select(Outermost).Distinct()
        where Files.ContainsKey(used)
        from usedRoom in Files[used].Select(Room).Distinct(StringComparer.Ordinal)
        select (room, user, usedRoom, used);

    /// <summary>The first folder of a file; in the root folder <c>Subledger</c> for the state and its snapshot, <c>Posting</c> for the rest.</summary>
    private static string Room(string file)
    {
        var slash = file.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            return file[..slash];
        }

        return Array.Exists(["Subledger", "Snapshot"], start => file.StartsWith(start, StringComparison.Ordinal)) ? "Subledger" : "Posting";
    }

    private static int Rank(string room) => Array.FindIndex(Ranks, rank => rank.Contains(room, StringComparer.Ordinal));

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static Type Outermost(Type type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    private static IEnumerable<Type> Nested(Type type) =>
        type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(Nested).Prepend(type);
}
