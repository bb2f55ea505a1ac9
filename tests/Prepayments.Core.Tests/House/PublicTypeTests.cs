using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Prepayments.Tests.House;

/// <summary>What holds for every type of both libraries, so that no one has to check it by eye.</summary>
public class PublicTypeTests
{
    private const BindingFlags Instance =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Types = [.. Libraries.Core.GetTypes(), .. Libraries.Json.GetTypes()];

    // The enumerator that `foreach` steps through has to change; it is the one kind of type that may.
    private static readonly Type[] PublicTypes =
        [.. Types.Where(type => type.IsVisible && Libraries.IsWritten(type) && type is not { IsNested: true, Name: "Enumerator" })];

    [Fact]
    public void Library_HasPublicTypes() => Assert.NotEmpty(PublicTypes);

    [Fact]
    public void PublicClass_IsSealedOrAbstract() =>
        Offenders.None(PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }));

    [Fact]
    public void PublicStruct_IsReadonly() =>
        Offenders.None(PublicTypes.Where(
            type => type is { IsValueType: true, IsEnum: false } && !type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false)));

    [Fact]
    public void PublicType_HasNoFieldThatChanges() =>
        Offenders.None(PublicTypes
            .Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(Instance))
            .Where(field => !field.IsInitOnly)
            .Select(Named));

    [Fact]
    public void PublicType_HasNoSetter() =>
        Offenders.None(PublicTypes
            .SelectMany(type => type.GetProperties(Instance))
            .Where(property => property.SetMethod is { } setter && !IsInit(setter))
            .Select(Named));

    [Fact]
    public void PublicMember_GivesNoCollectionThatCanBeChanged() =>
        Offenders.None(PublicTypes
            .SelectMany(type => type.GetProperties(Instance | BindingFlags.Static))
            .Where(property => property.GetMethod is { IsPublic: true } && IsCollectionThatCanBeChanged(property.PropertyType))
            .Select(Named));

    [Fact]
    public void StaticField_NeverChanges() =>
        Offenders.None(Types
            .Where(Libraries.IsWritten)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } && Libraries.IsWritten(field))
            .Select(Named));

    [Fact]
    public void EquatableType_HasOperators() =>
        Offenders.None(PublicTypes.Where(type => IsEquatableToItself(type) && !(HasOperator(type, "op_Equality") && HasOperator(type, "op_Inequality"))));

    [Fact]
    public void EquatableType_OverridesEqualsAndGetHashCode() =>
        Offenders.None(PublicTypes.Where(type => IsEquatableToItself(type) && !(Overrides(type, "Equals", typeof(object)) && Overrides(type, "GetHashCode"))));

    [Fact]
    public void ComparableType_HasOperators() =>
        Offenders.None(PublicTypes.Where(type =>
            type is { IsInterface: false, IsEnum: false }
            && type.GetInterfaces().Contains(Of(typeof(IComparable<>), type))
            && !new[] { "op_LessThan", "op_LessThanOrEqual", "op_GreaterThan", "op_GreaterThanOrEqual" }.All(name => HasOperator(type, name))));

    /// <summary>A record compares an array or a collection of the framework by reference, so it holds none.</summary>
    [Fact]
    public void RecordWithEqualityByTheCompiler_HoldsValuesAlone() =>
        Offenders.None(Types
            .Where(type => type.GetMethods(Instance).Any(method =>
                method.Name == "Equals"
                && method.GetParameters() is [{ } other] && other.ParameterType == type
                && method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)))
            .SelectMany(type => type.GetFields(Instance))
            .Where(field => IsComparedByReference(field.FieldType))
            .Select(Named));

    /// <summary>The text that a record makes of itself depends on the culture, so every public type makes its own.</summary>
    [Fact]
    public void PublicRecord_MakesItsOwnText() =>
        Offenders.None(PublicTypes.Where(type =>
            type is { IsAbstract: false }
            && type.GetMethod("ToString", Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)));

    private static string Named(MemberInfo member) => $"{member.DeclaringType}.{member.Name}";

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsCollectionThatCanBeChanged(Type type) =>
        type.IsArray
        || typeof(IList).IsAssignableFrom(type)
        || typeof(IDictionary).IsAssignableFrom(type)
        || (type.IsConstructedGenericType && Array.Exists(
            [typeof(IList<>), typeof(ICollection<>), typeof(IDictionary<,>), typeof(ISet<>), typeof(HashSet<>), typeof(List<>)],
            mutable => mutable == type.GetGenericTypeDefinition()));

    private static bool IsComparedByReference(Type type) =>
        type.IsArray
        || type.Namespace!.StartsWith("System.Collections", StringComparison.Ordinal)
        || type.Namespace.StartsWith("System.Memory", StringComparison.Ordinal);

    private static bool IsEquatableToItself(Type type) =>
        type is { IsInterface: false, IsEnum: false } && type.GetInterfaces().Contains(Of(typeof(IEquatable<>), type));

    private static Type Of(Type definition, Type argument) => definition.MakeGenericType(argument);

    private static bool HasOperator(Type type, string name) =>
        type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [type, type]) is not null;

    private static bool Overrides(Type type, string name, params Type[] parameters) =>
        type.GetMethod(name, Instance, parameters) is not null;
}
