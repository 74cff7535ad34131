import type { ServerChannel } from 'ssh2';
import type { ChannelContext, ChannelService } from '../ssh/services.ts';
import type { NetconfSession, SessionOptions } from './netconf-session.ts';
import type { Transport } from './transport.ts';

/** The `netconf` subsystem (RFC 6242 section 3): one NETCONF session on each channel. */
export function netconfSubsystem(
  open: (parts: Pick<SessionOptions, 'transport' | 'user' | 'sourceHost'>) => NetconfSession | undefined,
): ChannelService {
  return (channel, context) => {
    const session = open({
      transport: channelTransport(channel, context),
      user: context.user,
      sourceHost: context.sourceHost,
    });
    if (!session) return void channel.close();
    channel.on('data', (chunk: Buffer) => session.receive(chunk));
    channel.on('drain', () => session.drained());
    channel.on('end', () => session.inputEnded());
    context.onGone(() => session.end('dropped'));
  };
}

function channelTransport(channel: ServerChannel, context: ChannelContext): Transport {
  return {
    write(bytes) {
      let room = true;
      context.batch(() => {
        room = channel.writable ? channel.write(bytes) : true;
      });
      return room;
    },
    pause: () => void channel.pause(),
    resume: () => void channel.resume(),
    end(force) {
      context.batch(() => {
        if (channel.writable) channel.exit(0);
        if (force) channel.destroy();
        else channel.end();
      });
      // What still comes in is thrown away, so that the client's own close is seen.
      channel.resume();
    },
  };
}
