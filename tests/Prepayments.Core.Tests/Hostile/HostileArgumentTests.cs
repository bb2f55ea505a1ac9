using System.Collections;
using System.Reflection;
using NodaTime;
using Prepayments.Json;
using Prepayments.Tests.House;
using Prepayments.Tests.Scenarios;
using Prepayments.Tests.Tally;
using Xunit.Abstractions;

namespace Prepayments.Tests.Hostile;

/// <summary>
/// Every public member with null, defaults and extremes in the place of each argument: it answers, or it says which argument
/// is wrong. What documents come of that are posted.
/// </summary>
public sealed class HostileArgumentTests(ITestOutputHelper output)
{
    private const int Samples = 3;

    /// <summary>Names that no one gives: half characters, controls, marks that turn the direction, blanks, and far too long.</summary>
    private static readonly string[] Texts =
        ["", " ", "\ud800", "\udc00\ud800", "\0", "\u0001\r\n\t\u0085", "\u202e\u2066\ufeff", "/", "PO-1/", "A\u0301", "EUR", "PO-1", new('x', 100_000)];

    private static readonly decimal[] Numbers =
    [
        0m, 1m, -1m, 0.01m, 0.001m, 1e15m, -1e15m, 1_000_000_000_000_000.01m, 0.0000000001m, 0.00000000001m, 1e-28m, decimal.MaxValue, decimal.MinValue,
        new decimal(0, 0, 0, true, 28), 999_999_999_999_999.99m, 7.9228162514264337593543950335m,
    ];

    private static readonly LocalDate[] Dates = [LocalDate.MinIsoValue, LocalDate.MaxIsoValue, default, new(2024, 2, 29), new(2026, 1, 31, CalendarSystem.Julian)];

    /// <summary>What the library makes and no one gives to it.</summary>
    private static readonly Type[] Results = [typeof(Rejection), typeof(Notice), typeof(TaxTotal)];

    private readonly Dictionary<Type, List<object>> pool = [];
    private readonly SortedDictionary<string, string> failures = new(StringComparer.Ordinal);
    private int calls;
    private int posted;

    [Fact]
    public void EveryMember_AnswersOrSaysWhichArgumentIsWrong()
    {
        var state = Subledgers().Select(Gather).MaxBy(one => one.Items().Count)!;
        foreach (var type in Libraries.Core.GetExportedTypes().Concat(Libraries.Json.GetExportedTypes()).Where(type => !type.ContainsGenericParameters))
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => !method.ContainsGenericParameters && !method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef)))
            {
                foreach (var owner in method.IsStatic ? [null] : pool.GetValueOrDefault(type, []).Take(Samples).ToArray<object?>())
                {
                    Try(method, owner, state);
                }
            }
        }

        output.WriteLine(FormattableString.Invariant($"{calls} calls, {posted} documents posted or rejected"));
        Assert.True(failures.Count == 0, string.Join("\n", failures.Select(pair => pair.Key + "  " + pair.Value)));
        Covered.Add("hostile calls", calls);
        Assert.InRange(calls, 5_000, int.MaxValue);
        Assert.InRange(posted, 1_000, int.MaxValue);
    }

    /// <summary>An enumeration that is none of its values, or a date of another calendar, cannot get into a fact or a setting.</summary>
    [Fact]
    public void Facts_HaveNoUndefinedValueAndNoOtherCalendar()
    {
        foreach (var subledger in Subledgers())
        {
            Gather(subledger);
        }

        var taken = new List<string>();
        foreach (var type in Libraries.Core.GetExportedTypes().Except(Results))
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.Name == "Create" || method.Name.StartsWith("With", StringComparison.Ordinal)))
            {
                var parameters = method.GetParameters();
                for (var i = 0; i < parameters.Length; i++)
                {
                    var at = parameters[i].ParameterType;
                    if (!at.IsEnum && at != typeof(LocalDate))
                    {
                        continue;
                    }

                    var arguments = parameters.Select(parameter => Sound(parameter.ParameterType)).ToArray();
                    arguments[i] = at.IsEnum ? Enum.ToObject(at, 99) : new LocalDate(2026, 1, 31, CalendarSystem.Julian);
                    try
                    {
                        method.Invoke(method.IsStatic ? null : pool[type][0], arguments);
                        taken.Add(type.Name + "." + method.Name + " " + parameters[i].Name);
                    }
                    catch (TargetInvocationException exception) when (exception.InnerException is ArgumentException)
                    {
                        calls++;
                    }
                }
            }
        }

        Assert.Empty(taken);
        Assert.InRange(calls, 30, int.MaxValue);
    }

    private static IEnumerable<Subledger> Subledgers() => ScenarioFolders.Files.Select(file => ScenarioRunner.Run(ScenarioFolders.Read(file)).Subledger);

    private Subledger Gather(Subledger subledger)
    {
        Gather(subledger.ToSnapshot());
        Gather((object)subledger);
        Gather(PrepaymentDefaults.Create(Side.Payables, PrepaymentRule.ForItemAndCounterparty("I-1", "V-1", Percentage.Of(10))));
        Gather(NumberSeries.Create("N-", 3, 1));
        foreach (var text in Json.DocumentJsonTests.Texts)
        {
            Gather(DocumentJson.Read(text));
        }

        return subledger;
    }

    /// <summary>Keeps a value, and what can be seen of it, as a sound argument.</summary>
    private void Gather(object? value)
    {
        if (value is null)
        {
            return;
        }

        var type = value.GetType();
        var found = pool.TryGetValue(type, out var list) ? list : pool[type] = [];
        if (found.Count >= 8 || found.Contains(value))
        {
            return;
        }

        found.Add(value);
        if (type.Assembly != Libraries.Core)
        {
            return;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            Gather(property.GetValue(value));
        }

        foreach (var element in value is IEnumerable list2 ? list2.Cast<object>().Take(8) : [])
        {
            Gather(element);
        }
    }

    private void Try(MethodInfo method, object? owner, Subledger state)
    {
        var parameters = method.GetParameters();
        var sound = parameters.Select(parameter => Sound(parameter.ParameterType)).ToArray();
        Call(method, owner, sound, state);
        for (var i = 0; i < parameters.Length; i++)
        {
            foreach (var hostile in Hostile(parameters[i].ParameterType))
            {
                object?[] arguments = [.. sound];
                arguments[i] = hostile;
                Call(method, owner, arguments, state);
            }
        }

        Call(method, owner, [.. parameters.Select(parameter => Default(parameter.ParameterType))], state);
    }

    private void Call(MethodInfo method, object? owner, object?[] arguments, Subledger state)
    {
        calls++;
        object? result;
        try
        {
            result = method.Invoke(owner, arguments);
        }
        catch (TargetInvocationException exception)
        {
            if (!MayBeThrown(exception.InnerException!))
            {
                failures.TryAdd(
                    method.DeclaringType!.Name + "." + method.Name,
                    "(" + string.Join(", ", arguments.Select(argument => Short(argument))) + ") of " + Short(owner) + ": " + exception.InnerException);
            }

            return;
        }

        if (result is Document document)
        {
            posted++;
            try
            {
                GoingOn.Post(state, document);
            }
            catch (Exception exception)
            {
                failures.TryAdd("Post of " + method.DeclaringType!.Name + "." + method.Name, Short(string.Join(", ", arguments.Select(argument => Short(argument)))) + ": " + exception);
            }
        }
    }

    private static string Short(object? value) => value?.ToString() is { } text ? text[..Math.Min(text.Length, 80)] : "null";

    /// <summary>An argument that is wrong, said by the library; a sum that no decimal holds; or a default value that is none.</summary>
    private static bool MayBeThrown(Exception exception) => exception is ArgumentException or OverflowException or JsonFormatException
        || (exception is InvalidOperationException && exception.TargetSite?.DeclaringType?.Namespace is "Prepayments" or "Prepayments.Json");

    private object? Sound(Type type) =>
        type == typeof(string) ? "PO-1"
        : type == typeof(decimal) || type == typeof(decimal?) ? 1m
        : type == typeof(LocalDate) || type == typeof(LocalDate?) ? new LocalDate(2026, 2, 1)
        : type == typeof(object) ? "x"
        : type.IsArray ? Array.CreateInstance(type.GetElementType()!, 0)
        : pool.Where(pair => type.IsAssignableFrom(pair.Key)).Select(pair => pair.Value[0]).FirstOrDefault() ?? Default(type);

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private IEnumerable<object?> Hostile(Type type)
    {
        var of = Nullable.GetUnderlyingType(type) ?? type;
        IEnumerable<object?> values =
            of == typeof(string) ? Texts
            : of == typeof(decimal) ? Numbers.Cast<object?>()
            : of == typeof(LocalDate) ? Dates.Cast<object?>()
            : of == typeof(int) ? [-1, 0, int.MaxValue, int.MinValue]
            : of == typeof(long) ? [-1L, 0L, long.MaxValue, long.MinValue]
            : of.IsEnum ? [Enum.ToObject(of, -1), Enum.ToObject(of, 99), .. Enum.GetValues(of)]
            : of.IsArray ? [Array.CreateInstance(of.GetElementType()!, 1)]
            : pool.Where(pair => of.IsAssignableFrom(pair.Key)).SelectMany(pair => pair.Value);
        return values.Prepend(Default(type));
    }
}
