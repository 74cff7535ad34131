/** A configuration as command lines: the parts of it that the shell can enter. */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Tree } from '../../datastore/contract.ts';
import { NATIVE, valueAt } from '../../device/tree.ts';
import { objectOf, textOf } from '../../device/values.ts';
import { execTimeout, timeoutText } from '../exec-timeout.ts';
import { LINES } from '../lines.ts';
import { loggingHost } from '../logging-host.ts';

export function configurationLines(tree: Tree): readonly string[] {
  const at = (...names: readonly string[]) => valueAt(tree, [NATIVE, ...names]);
  const version = textOf(at('version'));
  const hostname = textOf(at('hostname'));
  const domain = textOf(at('ip', 'domain', 'name'));
  return [
    ...(version === undefined ? [] : [`version ${version}`, '!']),
    ...(hostname === undefined ? [] : [`hostname ${hostname}`, '!']),
    ...(domain === undefined ? [] : [`ip domain name ${domain}`, '!']),
    ...licenseLines(objectOf(at('license'))),
    ...loggingLines(tree),
    ...lineLines(tree),
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

function lineLines(tree: Tree): readonly string[] {
  const seconds = execTimeout(tree);
  return seconds === 0 ? [] : ['!', `line vty 0 ${LINES - 1}`, ` exec-timeout ${timeoutText(seconds)}`];
}

function licenseLines({ udi, boot, smart }: JsonObject): readonly string[] {
  const { pid, sn } = objectOf(udi);
  const [level] = Object.entries(objectOf(objectOf(boot).level));
  const lines: string[] = [];
  if (pid !== undefined && sn !== undefined) lines.push(`license udi pid ${pid} sn ${sn}`);
  if (level) {
    const addon = textOf(objectOf(level[1]).addon);
    lines.push(`license boot level ${level[0]}${addon === undefined ? '' : ` addon ${addon}`}`);
  }
  return [...lines, ...smartLines(objectOf(smart)).map((line) => `license smart ${line}`)];
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
  flag('privacy hostname', objectOf(privacy).hostname);
  flag('privacy version', objectOf(privacy).version);
  const { address, port } = objectOf(smart['sly-native-license:proxy']);
  add('proxy address', address);
  add('proxy port', port);
  add('url', objectOf(url).name);
  add('url cslu', objectOf(url).cslu);
  flag('url default', objectOf(url).default);
  add('url utility', objectOf(url).utility);
  flag('utility', objectOf(utility).enable);
  for (const [name, value] of Object.entries(objectOf(objectOf(utility)['customer-info']))) {
    add(`utility customer_info ${name}`, value);
  }
  for (const [name, value] of Object.entries(objectOf(objectOf(usage)['customer-tags']))) {
    add(`usage customer-tags ${name}`, value);
  }
  add('usage interval', objectOf(usage).interval ?? objectOf(usage)['sly-native-license:interval']);
  add('transport', textOf(smart['transport-type'])?.toLowerCase());
  return lines;
}
