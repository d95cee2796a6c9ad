using WsSpec.Protocol;

namespace WsSpec.Suite.Requirements;

/// <summary>The endpoints that a requirement binds, or that a case can be put to.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Client = 1,
    Server = 2,
    Both = Client | Server,
}

public static class RolesExtensions
{
    public static Roles AsRoles(this Role role) => role == Role.Client ? Roles.Client : Roles.Server;

    public static bool Includes(this Roles roles, Role role) =>
        (roles & role.AsRoles()) != 0;
}
