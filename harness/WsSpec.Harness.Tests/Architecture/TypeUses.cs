using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace WsSpec.Harness.Tests.Architecture;

/// <summary>
/// Which types a type names, read from the compiled assembly: in signatures, bases and the instructions of its methods. No comment or
/// string is mistaken for a use; a constant is not seen, because the compiler has put its value in the place of its name.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly FrozenDictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(
        BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToFrozenDictionary(code => code.Value);

    /// <summary>The types of the same assembly that a type names, those nested in it and the generated ones included.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        var named = new HashSet<Type>();
        Add(type.BaseType);
        Array.ForEach(type.GetInterfaces(), Add);
        foreach (var field in type.GetFields(Declared))
        {
            Add(field.FieldType);
        }

        foreach (var method in type.GetMembers(Declared).OfType<MethodBase>())
        {
            Array.ForEach(method.GetParameters(), parameter => Add(parameter.ParameterType));
            Add((method as MethodInfo)?.ReturnType);
            foreach (var member in InstructionsOf(method))
            {
                Add(member as Type ?? member.DeclaringType);
                Array.ForEach(member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [], Add);
                Add((member as MethodInfo)?.ReturnType);
                Add((member as FieldInfo)?.FieldType);
            }
        }

        return named.Where(other => other.Assembly == type.Assembly);

        void Add(Type? other)
        {
            if (other is null || other.IsGenericParameter)
            {
                return;
            }

            if (other.HasElementType)
            {
                Add(other.GetElementType());
                return;
            }

            Array.ForEach(other.GenericTypeArguments, Add);
            named.Add(other.IsGenericType ? other.GetGenericTypeDefinition() : other);
        }
    }

    private static IEnumerable<MemberInfo> InstructionsOf(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : [];
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? OpCodesByValue[unchecked((short)(0xFE00 | il[at + 1]))] : OpCodesByValue[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod)!;
            }

            at += OperandLength(code.OperandType, il, at);
        }
    }

    private static int OperandLength(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
