using System.Reflection;
using System.Runtime.CompilerServices;

namespace WsSpec.Harness.Tests.Architecture;

/// <summary>The public types and members of an assembly, a line each, in order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes()
        .SelectMany(type => type.GetMembers(Declared).Where(IsPromised).Select(member => $"{Name(type)}.{Tell(member)}").Append(Head(type)))
        .Distinct().Order(StringComparer.Ordinal);

    /// <summary>Accessors belong to their property; what a compiler adds to a record is no promise of ours.</summary>
    private static bool IsPromised(MemberInfo member) => member switch
    {
        MethodInfo method => IsVisible(method) && !method.IsSpecialName && !IsCompilers(method) && method.GetBaseDefinition() == method,
        MethodBase constructor => IsVisible(constructor) && !IsCompilers(constructor),
        PropertyInfo property => property.GetAccessors().Any(IsVisible) && property.Name != "EqualityContract",
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo or TypeInfo => false,
        _ => true,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCompilers(MethodBase method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.Contains('<', StringComparison.Ordinal);

    private static string Head(Type type) => $"{Name(type)} : {Kind(type)}";

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Tell(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{method.Name}({Parameters(method)}) -> {Name(method.ReturnType)}",
        PropertyInfo property => $"{property.Name} {{{Accessors(property)} }} -> {Name(property.PropertyType)}",
        FieldInfo { IsLiteral: true } constant => $"{constant.Name} = {constant.GetRawConstantValue()}",
        FieldInfo field => $"{field.Name} -> {Name(field.FieldType)}",
        _ => member.ToString()!,
    };

    private static string Accessors(PropertyInfo property) => string.Concat(property.GetAccessors().Where(IsVisible).Select(accessor =>
        accessor.ReturnType != typeof(void) ? " get;"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;"));

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{(p.IsOut ? "out " : "")}{Name(p.ParameterType)} {p.Name}"));

    private static string Name(Type type) => type switch
    {
        { IsByRef: true } => $"{Name(type.GetElementType()!)}&",
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsGenericParameter: true } => type.Name,
        { IsConstructedGenericType: true } =>
            $"{Outer(type)}{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ => $"{Outer(type)}{type.Name}",
    };

    private static string Outer(Type type) => type.IsNested ? $"{Name(type.DeclaringType!)}." : $"{type.Namespace}.";
}
