using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Prepayments.Tests.House;

/// <summary>
/// Lists what an assembly offers, in the manner of C#: types by name, members by kind and name, always in the same order.
/// What the compiler adds to a record is left out; the word <c>record</c> says it.
/// </summary>
internal static class PublicApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_Decrement"] = "--",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_ExclusiveOr"] = "^",
        ["op_False"] = "false",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Increment"] = "++",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_LogicalNot"] = "!",
        ["op_Modulus"] = "%",
        ["op_Multiply"] = "*",
        ["op_OnesComplement"] = "~",
        ["op_Subtraction"] = "-",
        ["op_True"] = "true",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
    };

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(string)] = "string",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(void)] = "void",
    };

    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    public static string Of(IReadOnlyList<Type> types)
    {
        var text = new StringBuilder();
        foreach (var space in types
            .Where(type => type.IsVisible && Libraries.IsWritten(type))
            .GroupBy(type => type.Namespace, StringComparer.Ordinal)
            .OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append(";\n");
            foreach (var type in space.OrderBy(NameWithOuter, StringComparer.Ordinal))
            {
                text.Append('\n');
                Append(text, type);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Append(StringBuilder text, Type type)
    {
        AppendAttributes(text, type, "");
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            text.Append("public delegate ").Append(Returned(invoke)).Append(' ').Append(NameWithOuter(type))
                .Append('(').Append(Parameters(invoke)).Append(')').Append(Constraints(type.GetGenericArguments())).Append(";\n");
            return;
        }

        text.Append(type.IsNestedFamily || type.IsNestedFamORAssem ? "protected " : "public ").Append(Kind(type)).Append(' ').Append(NameWithOuter(type));
        var bases = Bases(type).ToList();
        if (bases.Count > 0)
        {
            text.Append(" : ").AppendJoin(", ", bases);
        }

        text.Append(Constraints(type.GetGenericArguments())).Append("\n{\n");
        if (type.IsEnum)
        {
            foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                text.Append("    ").Append(field.Name).Append(" = ")
                    .Append(Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)).Append(",\n");
            }
        }
        else
        {
            foreach (var (_, _, line, member) in Members(type)
                .OrderBy(member => member.Order).ThenBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Line, StringComparer.Ordinal))
            {
                AppendAttributes(text, member, "    ");
                text.Append("    ").Append(line).Append('\n');
            }
        }

        text.Append("}\n");
    }

    private static IEnumerable<(int Order, string Name, string Line, MemberInfo Member)> Members(Type type)
    {
        foreach (var field in type.GetFields(Declared).Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && Libraries.IsWritten(field)))
        {
            var modifiers = field.IsLiteral || IsDecimalConstant(field) ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
            var value = field.IsLiteral || IsDecimalConstant(field) ? " = " + Literal(field.FieldType, Constant(field)) : "";
            yield return (0, field.Name, $"{Access(field.IsPublic)}{modifiers}{Typed(field)} {field.Name}{value};", field);
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(constructor => !constructor.IsStatic && IsOffered(constructor)))
        {
            yield return (1, "", $"{Access(constructor.IsPublic)}{Plain(type)}({Parameters(constructor)});", constructor);
        }

        foreach (var offered in type.GetEvents(Declared).Where(offered => IsOfferedAccessor(offered.AddMethod!)))
        {
            yield return (2, offered.Name, $"{Access(offered.AddMethod!.IsPublic)}{Modifiers(offered.AddMethod)}event {Typed(offered)} {offered.Name};", offered);
        }

        foreach (var property in type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: true).Any(IsOfferedAccessor)))
        {
            yield return (3, property.Name, Line(property), property);
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsOffered(method) && !IsAccessor(method)))
        {
            yield return (method.IsSpecialName ? 5 : 4, method.Name, Line(method), method);
        }
    }

    private static string Line(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsOfferedAccessor).ToList();
        var widest = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var text = new StringBuilder(Access(widest.IsPublic)).Append(Modifiers(widest));
        if (Has<RequiredMemberAttribute>(property.GetCustomAttributesData()))
        {
            text.Append("required ");
        }

        text.Append(Typed(property)).Append(' ');
        if (property.GetIndexParameters().Length == 0)
        {
            text.Append(property.Name);
        }
        else
        {
            text.Append("this[").AppendJoin(", ", property.GetIndexParameters().Select(Parameter)).Append(']');
        }

        text.Append(" {");
        foreach (var accessor in accessors.OrderBy(accessor => accessor == property.SetMethod))
        {
            text.Append(' ');
            if (accessor.IsPublic != widest.IsPublic)
            {
                text.Append("protected ");
            }

            var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.FullName == typeof(IsExternalInit).FullName);
            text.Append(accessor == property.GetMethod ? "get;" : isInit ? "init;" : "set;");
        }

        return text.Append(" }").ToString();
    }

    private static string Line(MethodInfo method)
    {
        var start = Access(method.IsPublic) + Modifiers(method);
        var end = $"({Parameters(method)}){Constraints(method.GetGenericArguments())};";
        if (method.IsSpecialName && method.Name is "op_Implicit" or "op_Explicit")
        {
            return $"{start}{(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {Returned(method)}{end}";
        }

        if (method.IsSpecialName && Operators.TryGetValue(method.Name, out var sign))
        {
            return $"{start}{Returned(method)} operator {sign}{end}";
        }

        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{start}{Returned(method)} {method.Name}{arguments}{end}";
    }

    private static bool IsOffered(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && Libraries.IsWritten(method);

    // An accessor of an automatic property or event is the compiler's, and offered all the same; the one that a record adds is not.
    private static bool IsOfferedAccessor(MethodInfo method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method.Name != "get_EqualityContract";

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Access(bool isPublic) => isPublic ? "public " : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? method.IsAbstract ? "static abstract " : "static " : "";
        }

        if (method.IsStatic)
        {
            return "static ";
        }

        var overrides = method.GetBaseDefinition() != method;
        return method switch
        {
            { IsAbstract: true } => overrides ? "abstract override " : "abstract ",
            { IsFinal: true } => overrides ? "sealed override " : "",
            { IsVirtual: true } => overrides ? "override " : "virtual ",
            _ => "",
        };
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        var isRecord = type.GetMethod("PrintMembers", Declared) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
        if (type.IsValueType)
        {
            return (Has<IsReadOnlyAttribute>(type.GetCustomAttributesData()) ? "readonly " : "")
                + (type.IsByRefLike ? "ref " : "")
                + (isRecord ? "record struct" : "struct");
        }

        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + (isRecord || type.GetMethod("<Clone>$", Declared) is not null ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [Name(Enum.GetUnderlyingType(type))];
        }

        IEnumerable<Type> interfaces = type.GetInterfaces().Where(implemented => implemented.IsVisible);
        var inherited = interfaces.SelectMany(implemented => implemented.GetInterfaces()).ToHashSet();
        if (type.BaseType is { } parent)
        {
            inherited.UnionWith(parent.GetInterfaces());
        }

        var names = interfaces.Where(implemented => !inherited.Contains(implemented)).Select(Name).Order(StringComparer.Ordinal);
        return type is { IsValueType: false, BaseType: not null } && type.BaseType != typeof(object)
            ? names.Prepend(Name(type.BaseType))
            : names;
    }

    private static string Constraints(Type[] arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments.Where(argument => argument.IsGenericParameter))
        {
            var kinds = argument.GenericParameterAttributes;
            var constraints = new List<string>();
            if (kinds.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            {
                constraints.Add("struct");
            }
            else if (kinds.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            {
                constraints.Add("class");
            }
            else if (argument.GetCustomAttributesData().Any(data =>
                data.AttributeType.FullName == "System.Runtime.CompilerServices.NullableAttribute" && Equals(data.ConstructorArguments[0].Value, (byte)1))
                && argument.GetGenericParameterConstraints().Length == 0)
            {
                constraints.Add("notnull");
            }

            constraints.AddRange(argument.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Name).Order(StringComparer.Ordinal));
            if (kinds.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !constraints.Contains("struct", StringComparer.Ordinal))
            {
                constraints.Add("new()");
            }

            if (constraints.Count > 0)
            {
                text.Append(" where ").Append(argument.Name).Append(" : ").AppendJoin(", ", constraints);
            }
        }

        return text.ToString();
    }

    private static string Parameters(MethodBase method)
    {
        var first = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return first + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.ParameterType.IsByRef
            ? parameter.IsOut ? "out " : Has<IsReadOnlyAttribute>(parameter.GetCustomAttributesData()) ? "in " : "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : "";
        var value = parameter.HasDefaultValue ? " = " + Literal(parameter.ParameterType, parameter.DefaultValue) : "";
        return $"{way}{Name(new NullabilityInfoContext().Create(parameter), parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Returned(MethodInfo method) =>
        (method.ReturnType.IsByRef ? method.ReturnParameter.GetRequiredCustomModifiers().Length > 0 ? "ref readonly " : "ref " : "")
        + Name(new NullabilityInfoContext().Create(method.ReturnParameter), method.ReturnType);

    private static string Typed(PropertyInfo property) => Name(new NullabilityInfoContext().Create(property), property.PropertyType);

    private static string Typed(EventInfo offered) => Name(new NullabilityInfoContext().Create(offered), offered.EventHandlerType!);

    private static string Typed(FieldInfo field) => Name(new NullabilityInfoContext().Create(field), field.FieldType);

    private static string Name(NullabilityInfo nullability, Type type)
    {
        if (type.IsByRef)
        {
            return Name(nullability.ElementType ?? nullability, type.GetElementType()!);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        var mark = !type.IsValueType && Either(nullability) == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
        {
            return Name(nullability.ElementType!, type.GetElementType()!) + "[]" + mark;
        }

        var arguments = type.GetGenericArguments();
        return (arguments.Length == 0 || nullability.GenericTypeArguments.Length != arguments.Length
            ? Name(type)
            : Generic(type, [.. arguments.Select((argument, i) => Name(nullability.GenericTypeArguments[i], argument))])) + mark;
    }

    private static NullabilityState Either(NullabilityInfo nullability) =>
        nullability.ReadState == NullabilityState.Unknown ? nullability.WriteState : nullability.ReadState;

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword : Generic(type, [.. type.GetGenericArguments().Select(Name)]);
    }

    private static string Generic(Type type, string[] arguments)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return $"({string.Join(", ", arguments)})";
        }

        var space = type.Namespace is "System" or "System.Collections.Generic" or "NodaTime"
            || type.Namespace!.StartsWith("Prepayments", StringComparison.Ordinal) ? "" : type.Namespace + ".";
        var outer = type.DeclaringType is null ? "" : Generic(type.DeclaringType, arguments[..type.DeclaringType.GetGenericArguments().Length]) + ".";
        var own = arguments[(type.DeclaringType?.GetGenericArguments().Length ?? 0)..];
        return (outer.Length == 0 ? space : outer) + Plain(type) + (own.Length == 0 ? "" : $"<{string.Join(", ", own)}>");
    }

    private static string NameWithOuter(Type type)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Variant).ToList();
        return (type.DeclaringType is null ? "" : NameWithOuter(type.DeclaringType) + ".")
            + Plain(type) + (own.Count == 0 ? "" : $"<{string.Join(", ", own)}>");
    }

    private static string Variant(Type argument) =>
        (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Contravariant) ? "in "
            : argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Covariant) ? "out " : "") + argument.Name;

    private static string Plain(Type type) => type.Name.Split('`')[0];

    private static void AppendAttributes(StringBuilder text, MemberInfo member, string indent)
    {
        // The compiler marks constructors of types with required members; that is for old compilers.
        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && !Has<CompilerFeatureRequiredAttribute>(member.GetCustomAttributesData()))
        {
            text.Append(indent).Append("[Obsolete(").Append(Literal(typeof(string), obsolete.Message)).Append(")]\n");
        }

        if (member.IsDefined(typeof(FlagsAttribute), inherit: false))
        {
            text.Append(indent).Append("[Flags]\n");
        }
    }

    // By name: where the framework of a target lacks such a type, the compiler or a polyfill puts one into the assembly.
    private static bool Has<T>(IEnumerable<CustomAttributeData> attributes) => attributes.Any(attribute => Is<T>(attribute.AttributeType));

    private static bool Is<T>(Type type) => type.FullName == typeof(T).FullName;

    private static bool IsDecimalConstant(FieldInfo field) => field.IsDefined(typeof(DecimalConstantAttribute), inherit: false);

    private static object? Constant(FieldInfo field) => field.IsLiteral ? field.GetRawConstantValue() : field.GetValue(null);

    private static string Literal(Type type, object? value) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        bool truth => truth ? "true" : "false",
        char character => $"'{character}'",
        _ when type.IsEnum => $"({Name(type)}){Convert.ToString(Convert.ChangeType(value, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
