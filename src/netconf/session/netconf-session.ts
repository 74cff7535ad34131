import { isUtf8 } from 'node:buffer';
import { ProtocolError } from '../../data/error.ts';
import type { Core, Session, TerminationReason, User } from '../../server/contract.ts';
import { ChunkedDecoder } from '../framing/chunked.ts';
import { FramingError, type MessageDecoder } from '../framing/decoder.ts';
import { EndOfMessageDecoder } from '../framing/end-of-message.ts';
import { Output } from '../framing/output.ts';
import { HelloError, maxHello, parseHello, renderHello } from '../messages/hello.ts';
import { baseNs } from '../messages/namespaces.ts';
import { renderNotification } from '../messages/notification.ts';
import { type Content, renderReply } from '../messages/reply.ts';
import { renderErrors } from '../messages/rpc-error.ts';
import { type MessageStyle, styleOf } from '../messages/style.ts';
import type { OperationSession, Push } from './context.ts';
import { count } from './counters.ts';
import type { Requests } from './requests.ts';
import type { SessionLimits, Transport } from './transport.ts';

export interface SessionOptions {
  readonly core: Core;
  readonly requests: Requests;
  readonly capabilities: readonly string[];
  readonly transport: Transport;
  readonly user: User;
  readonly sourceHost: string;
  readonly limits: SessionLimits;
  /** Called once, when the session is over. */
  ended(session: Session): void;
}

/** Bytes of replies collected before they are written, when many requests have come at once. */
const flushAt = 256 * 1024;

/**
 * One NETCONF session (RFC 6241 section 3): hellos, then requests answered one after the other, in order. Replies to
 * requests that came together leave together. Nothing is read while a request is being worked on or the peer is slow
 * to read, so a session holds at most one piece of input, one message and the replies to it.
 */
export class NetconfSession implements OperationSession {
  readonly session: Session;
  private readonly options: SessionOptions;
  private readonly style: MessageStyle;
  private decoder: MessageDecoder;
  private base: '1.0' | '1.1' = '1.0';
  private state: 'hello' | 'open' | 'closing' | 'over' = 'hello';
  private readonly out = new Output();
  /** An operation has not finished yet. */
  private busy = false;
  /** The peer has not yet taken in what was written. */
  private blocked = false;
  private paused = false;
  private scheduled = false;
  private ending = false;
  private cancelHelloTimer: () => void;
  private closeSubscription: (() => void) | undefined;
  private readonly pushes = new Map<number, Push>();
  private deferred: (() => void)[] = [];

  constructor(options: SessionOptions) {
    this.options = options;
    const { core, transport, user, sourceHost, limits, capabilities } = options;
    this.style = styleOf(core.personality);
    this.out.severalChunks = this.style.severalChunks;
    this.decoder = new EndOfMessageDecoder(Math.min(maxHello, limits.maxMessage));
    this.session = core.sessions.open({
      user,
      transport: 'netconf-ssh',
      sourceHost,
      terminate: (reason, killedBy) => this.end(reason, killedBy),
    });
    this.cancelHelloTimer = core.wallClock.schedule(core.wallClock.now() + limits.helloTimeout, () => {
      core.log.warn(
        { session: this.session.id },
        'no hello from the client: it must send one, ended by ]]>]]>',
      );
      this.end('timeout');
    });
    this.out.add([renderHello(capabilities, this.session.id, this.style)]);
    transport.write(this.out.take());
  }

  get subscribed(): boolean {
    return this.closeSubscription !== undefined;
  }

  /** Bytes from the client. Handled together with all that arrives in the same turn of the event loop. */
  receive(chunk: Buffer): void {
    if (this.state === 'over') return;
    this.decoder.push(chunk);
    if (this.busy || this.blocked) this.pause();
    else this.schedule();
  }

  /** The peer has taken in what was written. */
  drained(): void {
    this.blocked = false;
    this.run();
  }

  /** The client sends no more (end of file): what it has asked for is still answered, then the session is over. */
  inputEnded(): void {
    this.ending = true;
    this.run();
  }

  /** Ends the session, for whatever reason; what has been answered is still sent, unless it was killed. */
  end(reason: TerminationReason, killedBy?: number): void {
    if (this.state === 'over') return;
    const force = reason === 'killed' || this.blocked;
    if (!force) this.flush();
    this.state = 'over';
    this.cancelHelloTimer();
    this.setSubscription(undefined);
    for (const id of [...this.pushes.keys()]) this.removePush(id);
    const { core, transport } = this.options;
    core.sessions.close(this.session, reason, killedBy);
    transport.end(force);
    this.options.ended(this.session);
  }

  afterReply(work: () => void): void {
    this.deferred.push(work);
  }

  closeAfterReply(): void {
    this.state = 'closing';
  }

  setSubscription(close: (() => void) | undefined): void {
    this.closeSubscription?.();
    this.closeSubscription = close;
  }

  get pushCount(): number {
    return this.pushes.size;
  }

  addPush(id: number, push: Push): void {
    this.pushes.set(id, push);
  }

  removePush(id: number): boolean {
    this.pushes.get(id)?.close();
    return this.pushes.delete(id);
  }

  findPush(id: number): Push | undefined {
    return this.pushes.get(id);
  }

  notify(time: number, content: string): void {
    if (this.state !== 'open') return;
    this.out.add([renderNotification(time, content, this.style)]);
    count(this.options.core, this.session, 'outNotifications');
    if (!this.blocked) {
      if (this.out.length > flushAt) this.flush();
      else this.schedule();
    } else if (this.out.length > this.options.limits.maxBacklog) {
      this.options.core.log.warn({ session: this.session.id }, 'the client does not read its notifications');
      this.end('dropped');
    }
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    process.nextTick(() => this.run());
  }

  private pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.options.transport.pause();
  }

  /** Handles messages until there are no more, one takes its time, or the peer does not keep up. */
  private run(): void {
    this.scheduled = false;
    try {
      while (!this.busy && !this.blocked && (this.state === 'hello' || this.state === 'open')) {
        const message = this.decoder.next();
        if (!message) break;
        if (this.state === 'hello') this.hello(message);
        else this.request(message);
        if (this.out.length > flushAt) this.flush();
      }
    } catch (error) {
      this.fail(error);
    }
    this.flush();
    if (this.state === 'closing' && !this.busy) this.end('closed');
    if (this.ending && !this.busy && !this.blocked) this.end('dropped');
    if (this.paused && !this.busy && !this.blocked && this.state !== 'over') {
      this.paused = false;
      this.options.transport.resume();
    }
  }

  private flush(): void {
    if (this.out.length === 0 || this.blocked || this.state === 'over') return;
    this.blocked = !this.options.transport.write(this.out.take());
  }

  /** Ends the session for an error that leaves no way to go on (RFC 6242 section 4.2). */
  private fail(error: unknown): void {
    const { log } = this.options.core;
    const { id } = this.session;
    if (error instanceof FramingError) log.warn({ session: id, error: error.message }, 'wrong framing');
    else
      log.error(
        { session: id, error: error instanceof Error ? error.stack : String(error) },
        'session failed',
      );
    this.end(this.state === 'hello' ? 'bad-hello' : 'other');
  }

  private hello(message: Buffer): void {
    try {
      const { base } = parseHello(textOf(message), this.style);
      this.cancelHelloTimer();
      this.base = base;
      const rest = this.decoder.rest();
      const { maxMessage } = this.options.limits;
      this.decoder = base === '1.1' ? new ChunkedDecoder(maxMessage) : new EndOfMessageDecoder(maxMessage);
      for (const chunk of rest) this.decoder.push(chunk);
      if (base === '1.1') this.out.framing = 'chunked';
      this.state = 'open';
    } catch (error) {
      if (!(error instanceof HelloError || error instanceof ProtocolError)) throw error;
      this.options.core.log.warn({ session: this.session.id, error: error.message }, 'bad hello');
      this.end('bad-hello');
    }
  }

  private request(message: Buffer): void {
    const { core, requests } = this.options;
    let attributes = unidentified;
    let understood = false;
    try {
      const text = textOf(message);
      const request = requests.read(text, (found) => {
        attributes = found;
      });
      understood = true;
      count(core, this.session, 'inRpcs');
      attributes = request.attributes;
      const result = request.invocation(this);
      if (result instanceof Promise) this.replyLater(attributes, result);
      else this.reply(attributes, result);
    } catch (error) {
      if (!understood) {
        const bad = error instanceof ProtocolError && error.type === 'rpc';
        count(core, this.session, bad ? 'inBadRpcs' : 'inRpcs');
      }
      this.refuse(attributes, error);
    }
  }

  private replyLater(attributes: string, result: Promise<Content>): void {
    this.busy = true;
    result
      .then(
        (content) => this.reply(attributes, content),
        (error: unknown) => this.refuse(attributes, error),
      )
      .then(() => {
        this.busy = false;
        this.run();
      })
      .catch((error: unknown) => this.fail(error));
  }

  private reply(attributes: string, content: Content): void {
    if (this.state === 'over') return;
    this.out.add(renderReply(attributes, content, this.style));
    if (this.deferred.length > 0) for (const work of this.deferred.splice(0)) work();
  }

  /** Answers with the errors of a request. Errors that are none of the protocol's are ours: logged, not shown. */
  private refuse(attributes: string, error: unknown): void {
    const { core } = this.options;
    let shown: ProtocolError;
    if (error instanceof ProtocolError) shown = error;
    else {
      const fields = {
        session: this.session.id,
        error: error instanceof Error ? error.stack : String(error),
      };
      core.log.error(fields, 'operation failed unexpectedly');
      shown = new ProtocolError('operation-failed', 'internal error: see the log of the server');
    }
    this.deferred = [];
    count(core, this.session, 'outRpcErrors');
    this.reply(attributes, renderErrors(shown, { base10: this.base === '1.0' }));
  }
}

/** Attributes of a reply to what could not be read at all. */
const unidentified = ` xmlns="${baseNs}"`;

/** A message as text. Throws ProtocolError when it is not UTF-8 (RFC 6241 section 3). */
function textOf(message: Buffer): string {
  if (!isUtf8(message)) {
    throw new ProtocolError('malformed-message', 'the message is not UTF-8', { type: 'rpc' });
  }
  return message.toString('utf8');
}
