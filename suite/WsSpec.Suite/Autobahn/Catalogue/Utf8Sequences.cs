namespace WsSpec.Suite.Autobahn.Catalogue;

/// <summary>The octets of groups 6.5 to 6.23: one unfragmented text message each.</summary>
internal static class Utf8Sequences
{
    /// <summary>Greek letters, then a surrogate, then more text.</summary>
    public static byte[] WithSurrogate { get; } = Convert.FromHexString("CEBAE1BDB9CF83CEBCCEB5EDA080656469746564");

    /// <summary>In hexadecimal; a plus stands before what is valid, a minus before what is not.</summary>
    private static readonly (int Group, string About, string Sequences)[] Groups =
    [
        (5, "Valid text", """
            +68656c6c6f24776f726c64 +68656c6c6fc2a2776f726c64 +68656c6c6fe282ac776f726c64 +68656c6c6ff0a4ada2776f726c64
            +cebae1bdb9cf83cebcceb5
            """),
        (6, "Beginnings of a valid text", """
            -ce +ceba -cebae1 -cebae1bd +cebae1bdb9 -cebae1bdb9cf +cebae1bdb9cf83 -cebae1bdb9cf83ce +cebae1bdb9cf83cebc
            -cebae1bdb9cf83cebcce +cebae1bdb9cf83cebcceb5
            """),
        (7, "The smallest character of each length", "+00 +c280 +e0a080 +f0908080"),
        (8, "The smallest forms of five and six octets", "-f888808080 -fc8480808080"),
        (9, "The largest character of each length", "+7f +dfbf +efbfbf +f48fbfbf"),
        (10, "The largest forms of four to six octets", "-f7bfbfbf -fbbfbfbfbf -fdbfbfbfbfbf"),
        (11, "Other borders", "+ed9fbf +ee8080 +efbfbd +f48fbfbf -f4908080"),
        (12, "Continuation octets alone", """
            -80 -bf -80bf -80bf80 -80bf80bf -80bf80bf80 -80bf80bf80bf
            -808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbe
            """),
        (13, "Lead octets alone, a blank behind each", """
            -c020c120c220c320c420c520c620c720c820c920ca20cb20cc20cd20ce20cf20d020d120d220d320d420d520d620d720d820d920da20db20dc20dd20de20
            -e020e120e220e320e420e520e620e720e820e920ea20eb20ec20ed20ee20 -f020f120f220f320f420f520f620 -f820f920fa20
            -fc20
            """),
        (14, "The last continuation octet missing", """
            -c0 -e080 -f08080 -f8808080 -fc80808080 -df -efbf -f7bfbf -fbbfbfbf -fdbfbfbfbf
            """),
        (15, "Several unfinished characters in a row", "-c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf"),
        (16, "Octets that never occur", "-fe -ff -fefeffff"),
        (17, "Overlong forms of a slash", "-c0af -e080af -f08080af -f8808080af -fc80808080af"),
        (18, "The longest overlong forms", "-c1bf -e09fbf -f08fbfbf -f887bfbfbf -fc83bfbfbfbf"),
        (19, "Overlong forms of NUL", "-c080 -e08080 -f0808080 -f880808080 -fc8080808080"),
        (20, "Single surrogates", "-eda080 -edadbf -edae80 -edafbf -edb080 -edbe80 -edbfbf"),
        (21, "Pairs of surrogates", """
            -eda080edb080 -eda080edbfbf -edadbfedb080 -edadbfedbfbf -edae80edb080 -edae80edbfbf -edafbfedb080
            -edafbfedbfbf
            """),
        (22, "Non-characters", """
            +efbfbe +efbfbf +f09fbfbe +f09fbfbf +f0afbfbe +f0afbfbf +f0bfbfbe +f0bfbfbf +f18fbfbe +f18fbfbf +f19fbfbe
            +f19fbfbf +f1afbfbe +f1afbfbf +f1bfbfbe +f1bfbfbf +f28fbfbe +f28fbfbf +f29fbfbe +f29fbfbf +f2afbfbe +f2afbfbf
            +f2bfbfbe +f2bfbfbf +f38fbfbe +f38fbfbf +f39fbfbe +f39fbfbf +f3afbfbe +f3afbfbf +f3bfbfbe +f3bfbfbf +f48fbfbe
            +f48fbfbf
            """),
        (23, "Specials and non-characters", "+efbfb9 +efbfba +efbfbb +efbfbc +efbfbd +efbfbe +efbfbf"),
    ];

    public static IEnumerable<Utf8Sequence> All => Groups.SelectMany(group => group.Sequences
        .Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select((s, i) => new Utf8Sequence($"6.{group.Group}.{i + 1}", group.About, Convert.FromHexString(s[1..]), s[0] == '+')));
}
