import type { JsonObject } from '../../../codegen/index.ts';
import { ProtocolError } from '../../data/error.ts';
import type { Session } from '../../server/contract.ts';
import { nameOf, submodulesOf } from './base.ts';
import { change, checkNotFixed, type ModulesParts, textsInUse, textsOf, understood } from './change.ts';
import { compileApart } from './compile-apart.ts';
import { type Installed, type InstalledModule, type ModuleText, readInstalled } from './installed.ts';
import { describeTexts } from './texts.ts';

/** install-module: serves modules, in place of those of their names. */
export async function install(parts: ModulesParts, input: JsonObject, session: Session): Promise<JsonObject> {
  const { core, storage, base } = parts;
  const before = readInstalled(storage);
  const wanted = wantedModules(input);
  for (const { name } of wanted) checkNotFixed(base, name);
  const compiled = await understood(async () => {
    const sources = describeTexts((input.source ?? []) as readonly string[]);
    const named = new Set(base.named.map(nameOf));
    const asAtStart = (module: InstalledModule) =>
      sources.length === 0 && !module.revision && !module.features && named.has(module.name);
    const after = afterInstalling(before, wanted, asAtStart);
    const fixed = textsInUse(core.schema, base, after);
    checkTextsAreUsed(parts, wanted, sources, fixed);
    const others = before.modules.filter((module) => after.modules.includes(module));
    const kept = textsOf(core.schema, before.texts, others);
    const left = new Set(
      wanted.filter(asAtStart).flatMap(({ name }) => [name, ...submodulesOf(core.schema, name)]),
    );
    const spare = before.texts.filter((text) => !kept.includes(text) && !left.has(text.name));
    return compileApart(core, base, { ...after, texts: [...sources, ...kept], spare, fixed });
  });
  const { schema } = compiled;
  const known = new Set(core.schema.modules.keys());
  await change(parts, compiled, session);
  const added = [...schema.modules.keys()].filter((one) => !known.has(one) && !one.includes('@'));
  return { 'content-id': schema.contentId, ...(added.length > 0 ? { added } : {}) };
}

/** One module, or a list of several. */
function wantedModules(input: JsonObject): InstalledModule[] {
  const entries = (input.module ?? [input]) as readonly JsonObject[];
  return entries.map(({ name, revision, feature }) => ({
    name: name as string,
    ...(revision === undefined ? {} : { revision: revision as string }),
    ...(feature === undefined ? {} : { features: feature as readonly string[] }),
  }));
}

function afterInstalling(
  before: Installed,
  wanted: readonly InstalledModule[],
  asAtStart: (module: InstalledModule) => boolean,
): Omit<Installed, 'texts'> {
  const names = new Set(wanted.map(({ name }) => name));
  return {
    modules: [
      ...before.modules.filter(({ name }) => !names.has(name)),
      ...wanted.filter((module) => !asAtStart(module)),
    ],
    removed: before.removed.filter((name) => !names.has(name)),
  };
}

/** Refuses a text for a module that is wanted, but made of the text that server or device use. */
function checkTextsAreUsed(
  { core }: ModulesParts,
  wanted: readonly InstalledModule[],
  sources: readonly ModuleText[],
  fixed: ReadonlySet<string>,
): void {
  for (const { name } of wanted) {
    const module = core.schema.modules.get(name);
    const sent = sources.find((text) => text.name === name);
    if (!sent || !module || !fixed.has(name) || sent.revision === module.revision) continue;
    const which = (revision: string | undefined) => (revision ? `revision ${revision}` : 'no revision');
    throw new ProtocolError(
      'in-use',
      `${name} is imported by modules of the server or its device in ${which(module.revision)}: ` +
        `a text of ${which(sent.revision)} cannot take its place`,
    );
  }
}
