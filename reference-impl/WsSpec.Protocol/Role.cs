namespace WsSpec.Protocol;

/// <summary>The part an endpoint plays. It decides who masks (section 5.1) and who closes the transport first (section 7.1.1).</summary>
public enum Role
{
    Client,
    Server,
}

public static class RoleExtensions
{
    /// <summary>The role of the other end of the same connection.</summary>
    public static Role Peer(this Role role) => role switch
    {
        Role.Client => Role.Server,
        Role.Server => Role.Client,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
