/** Every profile can be served: its modules, its configuration, its steering. */
import { expect, test } from 'vitest';
import type { JsonObject } from '../../codegen/index.ts';
import { startServer } from '../../src/app/start.ts';
import { profileNames } from '../../src/device/profiles/index.ts';

test.each(profileNames.map((name) => [name]))('%s', async (profile) => {
  const server = await startServer({ profile, clock: { kind: 'virtual' }, netconf: false, shell: false });
  try {
    const { core } = server;
    core.operations.validate(
      core.sessions.open({
        user: { name: 'admin', privilege: 15 },
        transport: 'internal',
        sourceHost: '127.0.0.1',
        terminate() {},
      }),
      'running',
    );
    const [session] = core.sessions.list();
    const steer = (name: string, input: JsonObject = {}) =>
      core.operations.invoke(session!, core.schema.rpcs.get(`sly-control:${name}`)!, input);
    const before = core.tree('running');
    expect(await steer('advance-time', { seconds: 86_400 })).toHaveProperty('now');
    await steer('snapshot-save', { name: 'one' });
    await steer('reload');
    expect(core.tree('running')).toEqual(before);
    await steer('snapshot-load', { name: 'one' });
    await steer('reset');
    expect(core.tree('running')).toEqual(before);
  } finally {
    await server.close();
  }
});
