using System.Reflection;

namespace WsSpec.Harness.Invocation;

/// <summary>This program.</summary>
public static class Tool
{
    public static string Version { get; } =
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
