using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace WsSpec.Harness.Tests.Peers;

/// <summary>A reverse proxy before another peer, in the configuration that its own documentation recommends for WebSocket.</summary>
public sealed class ProxyPeer : IPeer
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private ProxyPeer(DirectoryInfo folder, Process process, int port)
    {
        (_folder, _process) = (folder, process);
        Url = new($"ws://127.0.0.1:{port}/");
    }

    public Uri Url { get; }

    public static Task<ProxyPeer> NginxAsync(Uri behind) => StartAsync("nginx", file => $"-e stderr -c {file}", port => $$"""
        daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit;
        events { }
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          map $http_upgrade $connection_upgrade { default upgrade; '' close; }
          server {
            listen 127.0.0.1:{{port}};
            location / {
              proxy_pass http://{{behind.Authority}}; proxy_http_version 1.1; proxy_read_timeout 1h;
              proxy_set_header Host $host; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $connection_upgrade;
            }
          }
        }
        """);

    public static Task<ProxyPeer> HaproxyAsync(Uri behind) => StartAsync("haproxy", file => $"-db -f {file}", port => $"""
        defaults
          mode http
          timeout connect 5s
          timeout client 1h
          timeout server 1h
          timeout tunnel 1h
        frontend all
          bind 127.0.0.1:{port}
          default_backend one
        backend one
          server one {behind.Authority}

        """);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The test is skipped where the proxy is not installed.</summary>
    private static async Task<ProxyPeer> StartAsync(string program, Func<string, string> arguments, Func<int, string> configuration)
    {
        var path = new[] { "/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin" }
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        Assume.That(path, Is.Not.Null, $"{program} is not installed");
        var folder = Directory.CreateTempSubdirectory("wsspec-");
        var (port, file) = (FreePort(), Path.Combine(folder.FullName, program));
        await File.WriteAllTextAsync(file, configuration(port).Replace("nginx.pid", $"{folder.FullName}/pid", StringComparison.Ordinal)
            .Replace("_temp_path ", $"_temp_path {folder.FullName}/", StringComparison.Ordinal));
        var process = Process.Start(new ProcessStartInfo(path!, arguments(file)) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var peer = new ProxyPeer(folder, process, port);
        await peer.ListensAsync();
        return peer;
    }

    private async Task ListensAsync()
    {
        while (!_process.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, Url.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
