namespace WsSpec.Harness.Configuring;

/// <summary>What a file with settings has to say where the command line has an option.</summary>
internal enum SettingShape
{
    /// <summary>True or false.</summary>
    Switch,
    Number,
    Text,

    /// <summary>A text, or true for the option without a value.</summary>
    TextOrSwitch,

    /// <summary>A text, or a list of texts.</summary>
    Texts,

    /// <summary>
    /// The same, or an object: each property is the first half of a text, its value the second, or true where there is none.
    /// </summary>
    Pairs,
}
