using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace Prepayments.Tests.House;

/// <summary>Reads compiled methods: the instructions, and every type that a member needs.</summary>
internal static class CompiledCode
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>Fields, properties, methods and constructors that a type declares itself; accessors are methods.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) =>
        type.GetMembers(Declared).Where(member => member is FieldInfo or PropertyInfo or MethodBase);

    /// <summary>The types in the signature, the locals and the instructions of a member, as written: not taken apart.</summary>
    public static IEnumerable<Type> TypesIn(MemberInfo member)
    {
        foreach (var type in SignatureOf(member))
        {
            yield return type;
        }

        if (member is not MethodBase method)
        {
            yield break;
        }

        foreach (var local in method.GetMethodBody()?.LocalVariables ?? [])
        {
            yield return local.LocalType;
        }

        foreach (var (_, operand) in Instructions(method))
        {
            if (operand is null)
            {
                continue;
            }

            if (operand is Type type)
            {
                yield return type;
                continue;
            }

            if (operand.DeclaringType is not null)
            {
                yield return operand.DeclaringType;
            }

            foreach (var used in SignatureOf(operand))
            {
                yield return used;
            }
        }
    }

    /// <summary>The types that a type is made of: base, interfaces, constraints and all of its members.</summary>
    public static IEnumerable<Type> TypesIn(Type type)
    {
        IEnumerable<Type> outside = [.. type.GetInterfaces(), .. type.GetGenericArguments().SelectMany(Constraints)];
        if (type.BaseType is not null)
        {
            outside = outside.Append(type.BaseType);
        }

        return outside.Concat(MembersOf(type).SelectMany(TypesIn));
    }

    /// <summary>A type taken apart: elements of arrays, pointers and references, generic types and their arguments.</summary>
    public static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        if (type.IsConstructedGenericType)
        {
            return type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition());
        }

        return [type];
    }

    /// <summary>The instructions of a method, each with the type or member that it names.</summary>
    public static IEnumerable<(OpCode Code, MemberInfo? Operand)> Instructions(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType?.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < bytes.Length;)
        {
            int value = bytes[at++];
            if (value == 0xFE)
            {
                value = (value << 8) | bytes[at++];
            }

            var code = OpCodesByValue[value];
            MemberInfo? operand = null;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                var token = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
                operand = method.Module.ResolveMember(token, typeArguments, methodArguments);
            }

            yield return (code, operand);
            at += OperandSize(code.OperandType, bytes, at);
        }
    }

    private static IEnumerable<Type> SignatureOf(MemberInfo member)
    {
        switch (member)
        {
            case FieldInfo field:
                return [field.FieldType];
            case PropertyInfo property:
                return property.GetIndexParameters().Select(parameter => parameter.ParameterType).Append(property.PropertyType);
            case MethodBase method:
                var types = method.GetParameters().Select(parameter => parameter.ParameterType);
                if (method.IsGenericMethod)
                {
                    types = types.Concat(method.GetGenericArguments()).Concat(method.GetGenericArguments().SelectMany(Constraints));
                }

                return method is MethodInfo returning ? types.Append(returning.ReturnType) : types;
            default:
                return [];
        }
    }

    private static Type[] Constraints(Type type) => type.IsGenericParameter ? type.GetGenericParameterConstraints() : [];

    private static int OperandSize(OperandType type, byte[] bytes, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at))),
        _ => 4,
    };
}
