/** A configuration as command lines: the parts of it that the shell can enter. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import { NATIVE, valueAt } from '../../device/tree.ts';
import { loggingHost } from '../logging-host.ts';

export function configurationLines(tree: Tree): readonly string[] {
  const at = (...names: readonly string[]) => valueAt(tree, [NATIVE, ...names]);
  const version = text(at('version'));
  const hostname = text(at('hostname'));
  const domain = text(at('ip', 'domain', 'name'));
  return [
    ...(version === undefined ? [] : [`version ${version}`, '!']),
    ...(hostname === undefined ? [] : [`hostname ${hostname}`, '!']),
    ...(domain === undefined ? [] : [`ip domain name ${domain}`, '!']),
    ...licenseLines(object(at('license'))),
    ...loggingLines(tree),
    '!',
    'end',
  ];
}

function loggingLines(tree: Tree): readonly string[] {
  const target = loggingHost(tree);
  if (!target) return [];
  return [
    '!',
    `logging host ${target.host}${target.port === 514 ? '' : ` transport udp port ${target.port}`}`,
  ];
}

function licenseLines({ udi, boot, smart }: JsonObject): readonly string[] {
  const { pid, sn } = object(udi);
  const [level] = Object.entries(object(object(boot).level));
  const lines: string[] = [];
  if (pid !== undefined && sn !== undefined) lines.push(`license udi pid ${pid} sn ${sn}`);
  if (level) {
    const addon = text(object(level[1]).addon);
    lines.push(`license boot level ${level[0]}${addon === undefined ? '' : ` addon ${addon}`}`);
  }
  return [...lines, ...smartLines(object(smart)).map((line) => `license smart ${line}`)];
}

function smartLines(smart: JsonObject): readonly string[] {
  const { privacy, usage, url, utility } = smart;
  const lines: string[] = [];
  const add = (prefix: string, value: JsonValue | undefined) => {
    if (value !== undefined) lines.push(`${prefix} ${String(value)}`);
  };
  const flag = (line: string, value: JsonValue | undefined) => {
    if (value !== undefined) lines.push(line);
  };
  add('custom_id', smart['customer-id']);
  flag('privacy hostname', object(privacy).hostname);
  flag('privacy version', object(privacy).version);
  const { address, port } = object(smart['sly-native-license:proxy']);
  add('proxy address', address);
  add('proxy port', port);
  add('url', object(url).name);
  add('url cslu', object(url).cslu);
  flag('url default', object(url).default);
  add('url utility', object(url).utility);
  flag('utility', object(utility).enable);
  for (const [name, value] of Object.entries(object(object(utility)['customer-info']))) {
    add(`utility customer_info ${name}`, value);
  }
  for (const [name, value] of Object.entries(object(object(usage)['customer-tags']))) {
    add(`usage customer-tags ${name}`, value);
  }
  add('usage interval', object(usage).interval ?? object(usage)['sly-native-license:interval']);
  add('transport', text(smart['transport-type'])?.toLowerCase());
  return lines;
}

function object(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
