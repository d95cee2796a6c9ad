using System.Collections.Immutable;
using System.Text;
using WsSpec.Harness.Capturing.Flows;
using WsSpec.Harness.Capturing.Tcp;
using WsSpec.Harness.Secrecy;
using WsSpec.Protocol;
using WsSpec.Suite.Wire;

namespace WsSpec.Harness.Auditing;

/// <summary>
/// Makes a recording of what a browser or a proxy noted: heads with the fields that it names. How they stood on the wire nobody
/// knows, and of frames there is nothing: rules that look at either are left out.
/// </summary>
internal static class FlowProjection
{
    public static Recording Recording(Flow flow, RetentionStore store)
    {
        var content = new ConnectionReader(store, Onset.Handshake);
        var at = TimeSpan.Zero;
        var losses = ImmutableDictionary.CreateBuilder<Role, Loss>();
        Add(Role.Client, flow.Request is { } request ? Octets(request) : null);
        Add(Role.Server, flow.Response is { } response ? Octets(response) : null);
        // Nothing of what came behind the heads is there.
        losses[Role.Client] = losses[Role.Server] = Loss.NotNoted;
        return new(default, default, content)
        {
            Label = Uri.TryCreate(flow.Url, UriKind.Absolute, out var url) ? PublicUrl.Of(url) : PublicUrl.Target(flow.Url),
            Losses = losses.ToImmutable(),
            HasOctets = false,
        };

        void Add(Role sender, byte[]? octets)
        {
            if (octets is null)
            {
                losses[sender] = Loss.NotNoted;
                return;
            }

            content.Read(new(sender, RecordedKind.Octets, at, octets, 0, 0));
            at += TimeSpan.FromTicks(1);
        }
    }

    /// <summary>Null when a field could not have stood in a head.</summary>
    private static byte[]? Octets(FlowHead head)
    {
        var lines = head.Fields.Select(field => $"{field.Name}: {field.Value}").Prepend(head.StartLine).ToList();
        return lines.Any(line => line.Any(char.IsControl))
            ? null
            : Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\r\n")) + "\r\n");
    }
}
