namespace WsSpec.Fuzzing.Afl;

/// <summary>Which kind of instance a host has: of the instances of AFL++ that share what they find, one is the main one.</summary>
internal enum AflRole
{
    /// <summary>The main one, if no other host of the folder has it.</summary>
    Auto,

    Main,
    Secondary,
}
