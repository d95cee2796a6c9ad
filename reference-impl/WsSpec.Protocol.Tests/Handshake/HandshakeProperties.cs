using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WsSpec.Protocol.Handshake;

namespace WsSpec.Protocol.Tests.Handshake;

public sealed class HandshakeProperties
{
    private static readonly Gen<string> Token = Gen.Elements("chat", "superchat", "v1.mqtt", "a!#$%&'*+-.^_`|~1");

    private static readonly Gen<Extension> Offer =
        from name in Token
        from parameters in (from parameter in Token
                            from value in Gen.OneOf(Gen.Constant<string?>(null), Token.Select(t => (string?)t))
                            select new ExtensionParameter(parameter, value)).ListOf()
        select new Extension(name, [.. parameters]);

    /// <summary>A valid request with a few octets replaced, inserted or taken out, and something behind it.</summary>
    private static readonly Gen<string> NearlyRequest =
        from field in Gen.Elements(
            "X: y", "Sec-WebSocket-Protocol: a, b", "Sec-WebSocket-Extensions: a; b=\"c\"", "Expect: 100-continue", "Content-Length: 3")
        from edits in (from at in Gen.Choose(0, 250)
                       from octet in Gen.Choose(0, 255)
                       from kind in Gen.Choose(0, 2)
                       select (at, octet, kind)).ListOf()
        from tail in Gen.Elements("", "tail", "\r\n")
        select edits.Take(3).Aggregate(Requests.With(field), Edit) + tail;

    [Property(MaxTest = 300)]
    public Property ClientAndServerAgreeOnWhatTheyNegotiated() => Prop.ForAll(
        Token.ListOf().ToArbitrary(), Offer.ListOf().ToArbitrary(), (names, offers) =>
        {
            var client = new ClientHandshake(
                new WebSocketUri(true, "example.test", 443, "/"),
                new SequenceEntropy(),
                new() { Subprotocols = [.. names.Distinct()], Extensions = [.. offers] });
            ReadOnlySpan<byte> request = client.Request.Span;
            var accepted = (ServerHandshakeOutcome.Accepted)new ServerHandshake(new()
            {
                SelectSubprotocol = asked => asked.Subprotocols.LastOrDefault(),
                NegotiateExtensions = asked => [.. asked.Extensions.Take(2)],
            }).Receive(ref request)!;
            ReadOnlySpan<byte> response = accepted.Response.Span;
            return client.Receive(ref response) is ClientHandshakeOutcome.Opened opened
                && opened.Subprotocol == accepted.Subprotocol
                && opened.Extensions.Select(e => e.ToString()).SequenceEqual(offers.Take(2).Select(e => e.ToString()));
        });

    [Property(MaxTest = 500)]
    public Property CuttingTheRequestDifferentlyNeverChangesTheAnswer() => Prop.ForAll(
        NearlyRequest.ToArbitrary(), Gen.Choose(0, 300).ArrayOf().ToArbitrary(), (request, cuts) =>
        {
            var whole = Run(request, [], new());
            return whole == Run(request, cuts, new()) && whole == Run(request, Enumerable.Range(0, request.Length), new());
        });

    [Property(MaxTest = 500)]
    public Property EveryRuleCanBeOverlookedWithoutACrash() => Prop.ForAll(NearlyRequest.ToArbitrary(), request =>
        !Run(request, [], new() { Overlooks = _ => true }).StartsWith("Rejected", StringComparison.Ordinal));

    /// <summary>The kind of outcome, the answer's octets and what is left over, as one text.</summary>
    private static string Run(string request, IEnumerable<int> cuts, ServerHandshakeOptions options)
    {
        var handshake = new ServerHandshake(options);
        ServerHandshakeOutcome? outcome = null;
        var leftOver = new StringBuilder();
        foreach (var piece in WireArbitraries.Cut(Encoding.Latin1.GetBytes(request), cuts))
        {
            var octets = piece.Span;
            outcome ??= handshake.Receive(ref octets);
            leftOver.Append(Encoding.Latin1.GetString(octets));
        }

        return $"{outcome?.GetType().Name} {Encoding.Latin1.GetString(outcome is null ? [] : outcome.Response.Span)} {leftOver}";
    }

    private static string Edit(string text, (int At, int Octet, int Kind) edit) => edit.At >= text.Length ? text : edit.Kind switch
    {
        0 => text.Remove(edit.At, 1),
        1 => text.Insert(edit.At, ((char)edit.Octet).ToString()),
        _ => text.Remove(edit.At, 1).Insert(edit.At, ((char)edit.Octet).ToString()),
    };
}
