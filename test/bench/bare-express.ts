/** The limit for RESTCONF: Express with one handler that sends the same bytes, over the same kind of TLS. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import express from 'express';

const [pemFile = '', replyFile = ''] = process.argv.slice(2);
const pem = readFileSync(pemFile);
const reply = readFileSync(replyFile);

const app = express();
app.get('/*path', (_request, response) => {
  response.type('application/yang-data+json').send(reply);
});
app.put('/*path', (request, response) => {
  request.resume().on('end', () => response.status(204).end());
});
const server = createServer({ key: pem, cert: pem }, app);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready restconf=https://127.0.0.1:${(server.address() as { port: number }).port}\n`);
});
