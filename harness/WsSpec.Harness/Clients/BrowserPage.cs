namespace WsSpec.Harness.Clients;

/// <summary>The page that makes a browser's own WebSocket a client under test.</summary>
internal static class BrowserPage
{
    /// <summary>How many connections it has open at once.</summary>
    public const int Workers = 8;

    /// <summary>
    /// Several workers ask for the URL of the next connection, open it, send back what they get, and ask again once it is closed.
    /// </summary>
    public static string Html { get; } = $$"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>wsspec: this browser is under test</title>
        <p>This page opens WebSockets for wsspec and sends back every message. <span id="count">0</span> connections so far.</p>
        <script>
          const workers = {{Workers}};
          let count = 0;
          const play = (url) => new Promise((closed) => {
            document.getElementById('count').textContent = ++count;
            const socket = new WebSocket(url);
            socket.binaryType = 'arraybuffer';
            socket.onmessage = (event) => socket.send(event.data);
            socket.onclose = closed;
          });
          const work = async () => {
            for (;;) {
              const answer = await fetch('/next');
              if (answer.status === 200) {
                await play(await answer.text());
              } else if (answer.status === 410) {
                return;
              }
            }
          };
          for (let i = 0; i < workers; i++) {
            work();
          }
        </script>
        </html>
        """;
}
