/** One generated case through both compilers, printers, readers, validators and writers. */
import { printTree, type Schema } from '../../../codegen/index.ts';
import { instanceText } from '../../../src/cli/yang/convert.ts';
import type { Instance } from '../../../src/cli/yang/instance.ts';
import { applyDefaults, type WithDefaultsMode } from '../../../src/data/defaults/apply-defaults.ts';
import { isKnown } from '../differences.ts';
import { comparable, comparableTree } from './comparable.ts';
import { type Document, type DocumentType, makeDocument } from './documents.ts';
import { attempt, compileTexts, IETF, type Outcome, readDocument } from './ours.ts';
import type { Tally } from './tally.ts';
import type { Answer, YanglintSession } from './yanglint-session.ts';
import { yinOf } from './yin.ts';

export interface Case {
  readonly types: readonly DocumentType[];
  readonly compareValues: boolean;
  readonly compareTrees: boolean;
  readonly texts: readonly string[];
  readonly features: readonly string[] | undefined;
  /** One for each document. */
  readonly seeds: readonly number[];
}

/** What defaults are reported, and how yanglint is asked for that. */
const MODES: readonly (readonly [mode: WithDefaultsMode, flags: string])[] = [
  ['report-all', '-d all'],
  ['explicit', ''],
  ['trim', '-d trim'],
  ['report-all-tagged', '-d implicit-tagged'],
];

/** yanglint adds the annotation itself; from the published module it crashes. */
const WITH_DEFAULTS =
  'module ietf-netconf-with-defaults { namespace "urn:ietf:params:xml:ns:netconf:default:1.0"; prefix ncwd; }';

/** A command and what its answer shows. */
interface Question {
  readonly command: string;
  /** What is different, if anything is. */
  judge(answer: Answer): string | undefined;
}

/** What is different and between what, or undefined when both agree on everything. */
export function differenceOf(session: YanglintSession, each: Case, tally: Tally): string | undefined {
  const { texts, features } = each;
  const modules = new Map(
    texts.map((text): [string, string] => [/^(?:sub)?module (\S+)/.exec(text)![1]!, text]),
  );
  const compiled = compileTexts(modules, features);
  const files = new Map([...modules].map(([name, text]): [string, string] => [`${name}.yang`, text]));
  files.set('ietf-netconf-with-defaults.yang', WITH_DEFAULTS);
  const names = [...modules].filter(([, text]) => text.startsWith('module')).map(([name]) => name);
  const add = (suffix: string): string => {
    const chosen = features ? `-F a:${features.join(',')} ` : '';
    return `add ${chosen}${names.map((name) => `${name}${suffix}`).join(' ')} ietf-netconf-with-defaults.yang`;
  };
  const { value: schema } = compiled;
  const questions: Question[] = [
    { command: `searchpath ${IETF}`, judge: () => undefined },
    { command: add('.yang'), judge: (answer) => differentVerdicts(compiled, answer, tally.modules) },
  ];
  if (schema) {
    const trees = (file: string, of: Schema | undefined) =>
      each.compareTrees ? names.map((name) => treeQuestion(session, of, name, `${name}.${file}`)) : [];
    questions.push(...trees('tree', schema));
    each.seeds.forEach((seed, i) => {
      const document = makeDocument(schema, each.types[i % each.types.length]!, seed);
      if (document) questions.push(...documentQuestions(session, schema, document, i, files, each, tally));
    });
    const yin = yinOf(modules);
    for (const [name, text] of yin) files.set(`yin/${name}.yin`, text);
    for (const name of names) questions.push(yinQuestion(session, schema, modules, name, features));
    questions.push({ command: 'clear', judge: () => undefined }, questions[0]!);
    questions.push({ command: add('.yin').replaceAll(/\b(\w+)\.yin/g, 'yin/$1.yin'), judge: refused });
    questions.push(...trees('again', attempt(() => compileTexts(yin, features, 'yin').value).value));
  }
  const commands = questions.map(({ command }) => command);
  const answers = session.run(files, commands, 2);
  for (const [i, answer] of answers.entries()) {
    const different = questions[i]!.judge(answer);
    if (different === KNOWN) return undefined;
    if (different) return `${texts.join('\n')}\n${questions[i]!.command}${different}`;
    if (i === 1 && !answer.accepted) return undefined;
  }
  return undefined;
}

const KNOWN = 'known';

function documentQuestions(
  session: YanglintSession,
  schema: Schema,
  document: Document,
  number: number,
  files: Map<string, string>,
  { compareValues }: Case,
  tally: Tally,
): readonly Question[] {
  const { type, format, text } = document;
  const read = readDocument(schema, document);
  const [mode, flags] = MODES[type === 'config' ? number % MODES.length : 1]!;
  // yanglint trims single entries of leaf-lists, whose defaults are in use together or not (RFC 7950 section 7.7.2).
  const isSame = !(
    mode === 'trim' && schema.nodes.some((node) => node.kind === 'leaf-list' && node.defaults.length > 0)
  );
  const name = `${number}.${format}`;
  files.set(name, format === 'xml' ? `<!-- -->${text}` : text);
  const sameValues = (expected: string, file: string): string | undefined => {
    const written = session.read(file);
    if (written === undefined) return undefined;
    const [ours, theirs] = [expected, written || '{}'].map((json) => comparable(schema, JSON.parse(json)));
    return ours === theirs ? undefined : `\nours: ${ours}\ntheirs: ${theirs}`;
  };
  let agreed = false;
  const verdict: Question = {
    command: `data -t ${type} ${name}`,
    judge: (answer) => {
      agreed = isGood(read) === answer.accepted;
      const different = differentVerdicts(read, answer, tally.documents);
      return different && different !== KNOWN ? `\n${text}${different}` : undefined;
    },
  };
  if (!read.value || !compareValues) return [verdict];
  // A command of its own, since yanglint does not validate messages that it prints.
  const expected = instanceText(schema, withMode(schema, read.value, mode), 'json');
  const values: Question = {
    command: `data -t ${type} -f json ${flags} -o ${number}.out ${name}`,
    judge: () => {
      if (!agreed || !isSame) return undefined;
      const different = sameValues(expected, `${number}.out`);
      return different && `\n${text}${different}`;
    },
  };
  const other = format === 'xml' ? 'json' : 'xml';
  const explicit = instanceText(schema, read.value, 'json');
  const converted = instanceText(schema, read.value, other).replace(
    /^<data [^>]*>(.*)<\/data>$|^<data [^>]*\/>/s,
    '$1',
  );
  files.set(`${number}.as.${other}`, other === 'xml' ? `<!-- -->${converted}` : converted);
  const command = `data -t ${type} -f ${format} -o ${number}.back ${number}.as.${other}`;
  const judge = (answer: Answer): string | undefined => {
    if (!agreed) return undefined;
    if (!answer.accepted) return isKnown(answer.messages) ? undefined : `\n${converted}\n${answer.messages}`;
    if (format === 'json') return sameValues(explicit, `${number}.back`);
    const back = readDocument(schema, { type, format, text: session.read(`${number}.back`) ?? '' });
    if (!back.value) return `\n${session.read(`${number}.back`)}\n${back.messages}`;
    const [ours, theirs] = [explicit, instanceText(schema, back.value, 'json')].map((json) =>
      comparable(schema, JSON.parse(json)),
    );
    return ours === theirs ? undefined : `\n${converted}\nours: ${ours}\ntheirs: ${theirs}`;
  };
  return [verdict, values, { command, judge }];
}

const isGood = ({ messages }: Outcome<unknown>): boolean => messages === '';

function withMode(schema: Schema, instance: Instance, mode: WithDefaultsMode): Instance {
  if (instance.kind === 'message') return instance;
  return { kind: 'tree', value: applyDefaults(schema, instance.value, mode) };
}

function treeQuestion(
  session: YanglintSession,
  schema: Schema | undefined,
  name: string,
  file: string,
): Question {
  return {
    command: `print -f tree -o ${file} ${name}`,
    judge: () => {
      const theirs = session.read(file);
      const ours = schema && printTree(schema.modules.get(name)!, schema);
      if (theirs === undefined || ours === undefined) return undefined;
      return differentLines(comparableTree(ours), comparableTree(theirs));
    },
  };
}

/** The YIN that yanglint prints, read by this project. */
function yinQuestion(
  session: YanglintSession,
  schema: Schema,
  modules: ReadonlyMap<string, string>,
  name: string,
  features: readonly string[] | undefined,
): Question {
  return {
    command: `print -f yin -o ${name}.yin ${name}`,
    judge: () => {
      const yin = session.read(`${name}.yin`);
      if (yin === undefined) return undefined;
      const { value, messages } = compileTexts(new Map([...modules, [name, yin]]), features);
      if (!value) return `\n${yin}\n${messages}`;
      const [ours, theirs] = [schema, value].map((each) => printTree(each.modules.get(name)!, each));
      const different = differentLines(comparableTree(ours!), comparableTree(theirs!));
      return different && `\n${yin}${different}`;
    },
  };
}

/** The lines that only one of two texts has, if the texts differ. */
function differentLines(ours: string, theirs: string): string | undefined {
  if (ours === theirs) return undefined;
  const [own, other] = [ours.split('\n'), theirs.split('\n')];
  const only = (lines: readonly string[], others: readonly string[]) =>
    lines.filter((line) => !others.includes(line));
  return `\nours: ${only(own, other).join('\n')}\ntheirs: ${only(other, own).join('\n')}`;
}

function refused({ accepted, messages }: Answer): string | undefined {
  return accepted ? undefined : `\n${messages}`;
}

function differentVerdicts(
  ours: Outcome<unknown>,
  theirs: Answer,
  tally: Tally['modules'],
): string | undefined {
  if (isGood(ours) === theirs.accepted) {
    tally.count(theirs.accepted ? 'good' : 'wrong', theirs.messages);
    return undefined;
  }
  tally.count('different', '');
  if (isKnown(theirs.accepted ? ours.messages : theirs.messages)) return KNOWN;
  return `\nours: ${ours.messages || 'good'}\ntheirs: ${theirs.messages || 'good'}`;
}
