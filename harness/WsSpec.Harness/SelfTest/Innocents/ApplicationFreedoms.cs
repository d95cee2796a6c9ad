using WsSpec.Harness.Reference;
using WsSpec.Protocol;
using WsSpec.Suite.Judging;
using static WsSpec.Harness.SelfTest.Innocents.InnocentPhrases;

namespace WsSpec.Harness.SelfTest.Innocents;

/// <summary>Applications of other kinds than an echo: the RFC leaves it to them what is said, and when (sections 6.1 and 1.2).</summary>
internal static class ApplicationFreedoms
{
    private const string Source = "6455 6.1";

    public static IEnumerable<Innocent> All => [.. Greetings, .. Tickers, .. Silent, .. Choosy];

    private static IEnumerable<Innocent> Greetings =>
    [
        Greeted("text", (Opcode.Text, "Welcome!"u8.ToArray())),
        Greeted("json", (Opcode.Text, "{\"type\":\"hello\",\"session\":\"4f1c\"}"u8.ToArray())),
        Greeted("binary", (Opcode.Binary, [0, 255, 1, 254])),
        KeepingEmpty(Greeted("empty-text", (Opcode.Text, []))),
        Greeted("long", (Opcode.Text, [.. Enumerable.Repeat((byte)'w', 5000)])),
        Greeted("two", (Opcode.Text, "Welcome!"u8.ToArray()), (Opcode.Binary, "Have fun!"u8.ToArray())),
        Greeted("twenty", [.. Enumerable.Range(0, 20).Select(i => (Opcode.Text, new[] { (byte)'#', (byte)('a' + i) }))]),
        Greeted("beyond-ascii", (Opcode.Text, "Gr\u00FC\u00DF Gott \u20AC \U0001F600"u8.ToArray())),
        Behaving("greets-in-fragments", "A greeting comes in fragments.", Source, () => new()
        {
            Opens = connection =>
            {
                connection.SendText("Wel"u8, fin: false);
                connection.SendText(""u8, fin: false);
                connection.SendText("come!"u8);
            },
        }).Greeting("Welcome!"u8.ToArray()),
    ];

    private static IEnumerable<Innocent> Tickers =>
    [
        .. from pause in (int[])[50, 200, 1000, 3000]
           from type in (Opcode[])[Opcode.Text, Opcode.Binary]
           select Behaving($"{Word(type)}-every-{pause}-ms", $"A message of its own comes after each {pause} ms of silence.", Source, () =>
               new()
           {
               IdleTime = TimeSpan.FromMilliseconds(pause),
               Idles = connection => Say(connection, type, "~~ tick ~~"u8),
           }).Lively(),
        .. from type in (Opcode[])[Opcode.Text, Opcode.Binary]
           from place in (string[])["before", "behind"]
           select Behaving($"{Word(type)}-{place}-each-echo", $"A message of its own comes {place} each echo.", Source, () => new()
           {
               Meets = (connection, next) =>
               {
                   if (next is WebSocketEvent.MessageReceived && place == "before")
                   {
                       Say(connection, type, "~~ somebody else's ~~"u8);
                   }

                   ApplicationConduct.SendBack(connection, next);
                   if (next is WebSocketEvent.MessageReceived && place == "behind")
                   {
                       Say(connection, type, "~~ somebody else's ~~"u8);
                   }
               },
           }).Lively(),
        Behaving("message-at-every-read", "A message of its own follows whatever comes.", Source, () => new()
        {
            CatchesUp = connection => Say(connection, Opcode.Text, "~~ news ~~"u8),
        }).Lively(),
    ];

    private static IEnumerable<Innocent> Silent =>
    [
        Behaving("says-nothing", "No message is answered.", Source, () => new() { Meets = (_, _) => { } }).Opaque(),
        Saying("says-ok", Opcode.Text, _ => "ok"u8.ToArray()),
        Saying("says-json-error", Opcode.Text, _ => "{\"error\":{\"code\":-32700,\"message\":\"Parse error\"}}"u8.ToArray()),
        Saying("says-nothing-in-a-message", Opcode.Text, _ => []),
        Saying("says-the-length", Opcode.Text, octets => System.Text.Encoding.ASCII.GetBytes($"{octets.Length} octets")),
        Saying("says-the-length-in-binary", Opcode.Binary, octets => BitConverter.GetBytes(octets.Length)),
        Saying("says-it-backwards", Opcode.Binary, octets => [.. octets.Reverse()]),
        Saying("says-it-in-hexadecimal", Opcode.Text, octets =>
            System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(octets.AsSpan(..Math.Min(octets.Length, 1000))))),
        Saying("says-much", Opcode.Binary, _ => new byte[70_000]),
        Behaving("says-it-twice-over", "Two messages answer each.", Source, () => new()
        {
            Meets = (connection, next) =>
            {
                if (next is WebSocketEvent.MessageReceived)
                {
                    connection.SendText("first"u8);
                    connection.SendBinary("second"u8);
                }
            },
        }).Opaque(),
        Behaving("talks-without-being-asked", "Messages come after each 100 ms of silence, and none is answered.", Source, () => new()
        {
            Meets = (_, _) => { },
            IdleTime = TimeSpan.FromMilliseconds(100),
            Idles = connection => connection.SendText("{\"price\":12.5}"u8),
        }).Opaque(),
    ];

    private static IEnumerable<Innocent> Choosy =>
    [
        .. from refused in (Opcode[])[Opcode.Text, Opcode.Binary]
           from code in (CloseCode[])[CloseCode.UnsupportedData, CloseCode.PolicyViolation, (CloseCode)4003]
           select Behaving($"refuses-{Word(refused)}-with-{(int)code}", $"A {refused} message is refused with {(int)code}.", "6455 7.4.1",
               () => new()
           {
               Meets = (connection, next) =>
               {
                   if (next is WebSocketEvent.MessageReceived message && message.Opcode == refused)
                   {
                       connection.StartClosingHandshake(code, "not this type");
                   }
                   else
                   {
                       ApplicationConduct.SendBack(connection, next);
                   }
               },
           }),
        .. from kept in (Opcode[])[Opcode.Text, Opcode.Binary]
           select Behaving($"keeps-{Word(kept)}", $"{kept} messages are not sent back.", Source, () => new()
           {
               Meets = (connection, next) =>
               {
                   if (next is not WebSocketEvent.MessageReceived message || message.Opcode != kept)
                   {
                       ApplicationConduct.SendBack(connection, next);
                   }
               },
           }) with { Appears = profile => profile with { KeepsType = kept } },
        Behaving("keeps-empty-messages", "Empty messages are not sent back.", Source, () => new()
        {
            Meets = (connection, next) =>
            {
                if (next is not WebSocketEvent.MessageReceived { ApplicationData.IsEmpty: true })
                {
                    ApplicationConduct.SendBack(connection, next);
                }
            },
        }) with { Appears = profile => profile with { KeepsEmptyMessages = true } },
    ];

    private static Innocent Greeted(string name, params (Opcode Type, byte[] Octets)[] greetings) =>
        Behaving($"greets-with-{name}", "Messages of its own come when the connection opens.", Source, () => new()
        {
            Opens = connection =>
            {
                foreach (var (type, octets) in greetings)
                {
                    Say(connection, type, octets);
                }
            },
        }).Greeting(greetings.Select(g => g.Octets));

    /// <summary>An empty greeting cannot be told from an empty echo.</summary>
    private static Innocent KeepingEmpty(Innocent innocent) => innocent with
    {
        Appears = profile => innocent.Appears(profile) with { KeepsEmptyMessages = true },
    };

    private static Innocent Saying(string name, Opcode type, Func<byte[], byte[]> answer) =>
        Behaving(name, "Each message is answered in the application's own words.", Source, () => new()
        {
            Meets = (connection, next) =>
            {
                if (next is WebSocketEvent.MessageReceived message)
                {
                    Say(connection, type, answer(message.ApplicationData.ToArray()));
                }
            },
        }).Opaque();

    private static void Say(WebSocketConnection connection, Opcode type, ReadOnlySpan<byte> octets)
    {
        if (type == Opcode.Text)
        {
            connection.SendText(octets);
        }
        else
        {
            connection.SendBinary(octets);
        }
    }

    private static string Word(Opcode type) => type.ToString().ToLowerInvariant();
}
