import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import { ProtocolError } from '../data/error.ts';
import { formatXmlPath } from '../data/path/format.ts';
import { errorBody } from './error-body.ts';
import { Exchange, type Face } from './exchange.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { type Reply, send } from './reply.ts';
import { findResource } from './resources/find.ts';

/**
 * The Express application: one handler, which finds the resource by itself. Whatever Express would do for every
 * request (entity tags of bodies, query parsing, X-Powered-By) is done elsewhere or not wanted.
 */
export function createApp(face: Face): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use((request: IncomingMessage, response: ServerResponse) => {
    const exchange = new Exchange(face, request, response);
    try {
      const reply = answer(exchange);
      if (reply instanceof Promise) reply.then(finish(exchange), fail(exchange));
      else finish(exchange)(reply);
    } catch (error) {
      fail(exchange)(error);
    }
  });
  return app;
}

/** Finds the resource, lets the client in, and asks for the answer; without a promise where nothing has to wait. */
function answer(exchange: Exchange): Reply | undefined | Promise<Reply | undefined> {
  const resource = findResource(exchange);
  if (resource.open) return resource.answer(exchange);
  const user = exchange.face.authenticate(exchange.request.headers.authorization);
  if (user instanceof Promise) {
    return user.then((known) => {
      exchange.signIn(known);
      return resource.answer(exchange);
    });
  }
  exchange.signIn(user);
  return resource.answer(exchange);
}

/** Sends a reply; undefined means that the resource sends by itself (an event stream). */
function finish(exchange: Exchange): (reply: Reply | undefined) => void {
  return (reply) => {
    if (reply && !exchange.response.headersSent) send(exchange, reply);
  };
}

function fail(exchange: Exchange): (error: unknown) => void {
  return (error) => {
    const { face, response, method, path } = exchange;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const refusal = asRefusal(translate(exchange, error));
    if (refusal.status === 500) face.log.error({ err: error, method, path }, 'RESTCONF request failed');
    const encoding = exchange.errorEncoding;
    const reply = {
      status: refusal.status,
      type: encoding.type,
      body: errorBody(refusal.cause, encoding),
      headers: refusal.headers,
    };
    send(exchange, reply);
  };
}

/** Names in a body that the schema does not have, in the words of IOS XE, where they are a malformed message. */
function translate(exchange: Exchange, error: unknown): unknown {
  if (!(error instanceof ProtocolError)) return error;
  const { personality } = exchange.face.core;
  const translated = error.all.map((one) => {
    const { path } = one.details;
    if (one.tag !== 'unknown-element' && one.tag !== 'unknown-namespace') return one;
    const where = path && path.length > 0 ? ` in ${formatXmlPath(path).text}` : '';
    const tag = personality.style === 'xe' ? 'malformed-message' : one.tag;
    return new ProtocolError(tag, `${one.message}${where}`, one.details);
  });
  return ProtocolError.combine(translated);
}

/** What the parser of HTTP itself refuses, in the words of an error body. */
export function refuseConnection(error: NodeJS.ErrnoException): string {
  const [status, reason] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'the header is too large']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'the request took too long']
        : ['400 Bad Request', 'this is not HTTP/1.1'];
  const refusal = new Refusal(400, new ProtocolError('malformed-message', reason, { type: 'transport' }));
  const body = `<errors xmlns="urn:ietf:params:xml:ns:yang:ietf-restconf"><error><error-type>transport</error-type><error-tag>${refusal.cause.tag}</error-tag><error-message>${reason}</error-message></error></errors>\n`;
  return `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/yang-data+xml\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
