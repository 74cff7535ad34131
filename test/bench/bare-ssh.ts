/** The limit for NETCONF: an ssh2 server that answers every framed message with the same bytes and reads nothing. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import ssh2 from 'ssh2';

const [hostKeyFile = '', replyFile = ''] = process.argv.slice(2);
const reply = readFileSync(replyFile);
const frame = Buffer.concat([Buffer.from(`\n#${reply.length}\n`), reply, Buffer.from('\n##\n')]);
const hello = `<hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability></capabilities><session-id>1</session-id></hello>]]>]]>`;

const server = new ssh2.Server({ hostKeys: [readFileSync(hostKeyFile)] }, (client) => {
  client.on('error', () => {});
  client.on('authentication', (attempt) => attempt.accept());
  client.on('ready', () => {
    client.on('session', (accept) => {
      accept().on('subsystem', (acceptSubsystem) => {
        const channel = acceptSubsystem();
        channel.write(hello);
        channel.on('data', (data: Buffer) => {
          let count = 0;
          for (let at = data.indexOf('\n##\n'); at >= 0; at = data.indexOf('\n##\n', at + 4)) count++;
          if (count === 1) channel.write(frame);
          else if (count > 1) channel.write(Buffer.concat(new Array<Buffer>(count).fill(frame)));
        });
      });
    });
  });
});
// ssh2 writes a packet in pieces; without this they wait for each other.
const listener = createServer((socket) => server.injectSocket(socket.setNoDelay(true)));
listener.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready netconf=127.0.0.1:${(listener.address() as { port: number }).port}\n`);
});
