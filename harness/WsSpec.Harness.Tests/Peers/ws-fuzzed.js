// An echo client on the npm package ws for a fuzzing server: node ws-fuzzed.js URL [AGENT [JOBS]]
const WebSocket = require('ws');
const url = process.argv[2].replace(/\/$/, '');
const agent = encodeURIComponent(process.argv[3] ?? `ws/${require('ws/package.json').version}`);
const jobs = Number(process.argv[4] ?? 1);

/** Plays one connection to its end, for which an error is as good as any other; what comes of it is the message that nobody else wants. */
function connect(path, onMessage) {
  return new Promise((resolve) => {
    let answer;
    const socket = new WebSocket(url + path, { rejectUnauthorized: false, maxPayload: 0, maxFragments: 0, maxBufferedChunks: 0 });
    socket.on('message', (data, binary) => (onMessage ? onMessage(socket, data, binary) : (answer = data.toString())));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

async function main() {
  const count = Number(await connect('/getCaseCount'));
  let next = 1;
  const work = async () => {
    while (next <= count) {
      await connect(`/runCase?case=${next++}&agent=${agent}`, (socket, data, binary) => socket.send(data, { binary }));
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  await connect(`/updateReports?agent=${agent}`);
  console.log(`${count} cases`);
}

main();
