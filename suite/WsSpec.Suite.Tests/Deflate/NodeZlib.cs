using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using NUnit.Framework;

namespace WsSpec.Suite.Tests.Deflate;

/// <summary>The zlib of Node.js in a process of its own, which knows windows of any size, as the platform's does not.</summary>
internal sealed class NodeZlib : IDisposable
{
    private readonly Process _process;

    private NodeZlib(Process process) => _process = process;

    /// <summary>Starts it; the test is skipped where there is no Node.js.</summary>
    public static NodeZlib Start()
    {
        try
        {
            return new(Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Deflate", "zlib-peer.js")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("Node.js is not installed: there is no node in the PATH");
            throw;
        }
    }

    /// <summary>Deflates messages; each payload comes without its tail.</summary>
    /// <param name="windowBits">8 to 15; zlib takes 9 for 8.</param>
    /// <param name="keepsContext">Whether one stream deflates them all.</param>
    /// <param name="variant">Picks level, strategy and memory level.</param>
    public Task<List<byte[]?>> DeflateAsync(IReadOnlyList<byte[]> messages, int windowBits, bool keepsContext, int variant) =>
        ExchangeAsync([0, (byte)windowBits, Convert.ToByte(keepsContext), (byte)(variant % 10), (byte)(variant % 5), (byte)(
            1 + (variant % 9))], messages);

    /// <summary>Inflates payloads with a window of exactly this size; null stands for an error.</summary>
    /// <inheritdoc cref="DeflateAsync"/>
    public Task<List<byte[]?>> InflateAsync(IReadOnlyList<byte[]> payloads, int windowBits, bool keepsContext) =>
        ExchangeAsync([1, (byte)windowBits, Convert.ToByte(keepsContext), 0, 0, 0], payloads);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<List<byte[]?>> ExchangeAsync(byte[] parameters, IReadOnlyList<byte[]> messages)
    {
        var sending = Task.Run(async () =>
        {
            var output = _process.StandardInput.BaseStream;
            await output.WriteAsync((byte[])[.. parameters, .. Number(messages.Count)]);
            foreach (var message in messages)
                await output.WriteAsync((byte[])[.. Number(message.Length), .. message]);
            await output.FlushAsync();
        });

        var results = new List<byte[]?>();
        for (var i = 0; i < messages.Count; i++)
            results.Add(await ReadAsync());
        await sending;
        return results;
    }

    private async Task<byte[]?> ReadAsync()
    {
        var length = new byte[sizeof(uint)];
        await _process.StandardOutput.BaseStream.ReadExactlyAsync(length);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (count == uint.MaxValue)
            return null;

        var result = new byte[count];
        await _process.StandardOutput.BaseStream.ReadExactlyAsync(result);
        return result;
    }

    private static byte[] Number(int value)
    {
        var octets = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(octets, value);
        return octets;
    }
}
