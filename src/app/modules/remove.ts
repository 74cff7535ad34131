import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Session } from '../../server/contract.ts';
import { namedInForce, nameOf, reachable, type ServedBase } from './base.ts';
import { change, checkNotFixed, type ModulesParts, textsInUse, textsOf, understood } from './change.ts';
import { compileApart } from './compile-apart.ts';
import { type Installed, nothingInstalled, readInstalled } from './installed.ts';

/** remove-module: takes a module away that was installed or that the start named. */
export async function remove(parts: ModulesParts, input: JsonObject, session: Session): Promise<JsonObject> {
  const { core, storage, base, prepared } = parts;
  const name = input.name as string;
  const before = readInstalled(storage);
  checkNotFixed(base, name);
  checkThere(core.schema, base, before, name);
  const after = afterRemoving(base, before, name);
  const compiled = await understood(async () => {
    if (after.modules.length === 0 && prepared) {
      return { schema: prepared(), installed: { ...nothingInstalled, removed: after.removed }, valid: [] };
    }
    const texts = textsOf(core.schema, before.texts, after.modules);
    const fixed = textsInUse(core.schema, base, after);
    return compileApart(core, base, { ...after, texts, fixed });
  });
  const { schema } = compiled;
  checkUnneeded(schema, base, name);
  const known = [...core.schema.modules.keys()];
  await change(parts, compiled, session);
  const removed = known.filter((one) => !schema.modules.has(one) && !one.includes('@'));
  return { 'content-id': schema.contentId, ...(removed.length > 0 ? { removed } : {}) };
}

function checkThere(schema: Schema, base: ServedBase, before: Installed, name: string): void {
  const served = [...namedInForce(base, before).map(nameOf), ...before.modules.map((module) => module.name)];
  if (served.includes(name)) return;
  const why = before.removed.includes(name)
    ? `${name} was removed already`
    : schema.modules.has(name)
      ? `${name} was not installed with install-module or named at the start: it is there because other modules need it`
      : `there is no module ${name}`;
  throw new ProtocolError('invalid-value', why);
}

function afterRemoving(base: ServedBase, before: Installed, name: string): Omit<Installed, 'texts'> {
  const named = base.named.some((module) => nameOf(module) === name);
  return {
    modules: before.modules.filter((module) => module.name !== name),
    removed: named ? [...before.removed, name] : before.removed,
  };
}

/** Refuses to remove what other modules that may go are made of. */
function checkUnneeded(schema: Schema, base: ServedBase, name: string): void {
  if (!schema.modules.has(name) || reachable(schema, base.fixed.map(nameOf)).has(name)) return;
  const users = [...schema.modules.values()].filter(({ imports }) =>
    imports.some(({ module }) => module === name),
  );
  const names = users.map((module) => module.name).join(', ');
  throw new ProtocolError(
    'in-use',
    `${name} is imported by ${names}: remove what was installed or named at the start of these first`,
  );
}
