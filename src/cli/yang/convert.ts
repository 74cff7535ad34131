import { type Command, Option } from 'commander';
import type { JsonObject, Schema } from '../../../codegen/index.ts';
import { plainJson, writeJson } from '../../data/json/write.ts';
import { NETCONF_NAMESPACE } from '../../data/xml/element.ts';
import { writeXml } from '../../data/xml/write.ts';
import { type DataKind, dataKinds, type Instance, readInstance } from './instance.ts';
import { type Message, treeAround } from './message.ts';
import { loadModules } from './modules.ts';
import { type ModuleFlags, withModules } from './options.ts';

/** `sly yang convert`: data trees and messages between XML and RFC 7951 JSON, in canonical form. */
export function convertCommand(command: Command): Command {
  return withModules(command)
    .addOption(new Option('--to <format>', 'what to write').choices(['xml', 'json']).makeOptionMandatory())
    .addOption(new Option('-t, --type <kind>', 'what the file holds').choices([...dataKinds]).default('data'))
    .argument('<file>', 'XML or JSON file')
    .action((file: string, flags: ModuleFlags & { to: 'xml' | 'json'; type: DataKind }) => {
      const { schema } = loadModules(flags.module, flags.path ?? []);
      const instance = readInstance(schema, file, flags.type);
      process.stdout.write(`${instanceText(schema, instance, flags.to)}\n`);
    });
}

/** A data tree or message as a document. */
export function instanceText(schema: Schema, instance: Instance, format: 'xml' | 'json'): string {
  return format === 'json' ? json(schema, instance) : xml(schema, instance);
}

function json(schema: Schema, instance: Instance): string {
  if (instance.kind === 'tree') return writeJson(schema.root, instance.value, { schema, indent: 2 });
  return JSON.stringify(messageTree(schema, instance), undefined, 2);
}

function messageTree(schema: Schema, { node, operation, path, value }: Message): JsonObject {
  const around = path.at(-1)?.node.module;
  const { module, name } = operation;
  const content = plainJson(node, value, schema);
  return treeAround(path, { [around === module ? name : `${module.name}:${name}`]: content });
}

function xml(schema: Schema, instance: Instance): string {
  if (instance.kind === 'tree') {
    const inner = writeXml(schema.root, instance.value, { schema, namespace: NETCONF_NAMESPACE });
    return `<data xmlns="${NETCONF_NAMESPACE}">${inner}</data>`;
  }
  const { node, operation, path, value } = instance;
  const { namespace } = operation.module;
  const inner = writeXml(node, value, { schema, namespace });
  return path.reduceRight((text, { node: step, keys }) => {
    const { name, module } = step;
    const entry = step.kind === 'list' ? step.keys.map((key, i) => [key.jsonName, keys![i]!]) : [];
    const options = { schema, namespace: module.namespace };
    const named = step.kind === 'list' ? writeXml(step, Object.fromEntries(entry), options) : '';
    return `<${name} xmlns="${module.namespace}">${named}${text}</${name}>`;
  }, `<${operation.name} xmlns="${namespace}">${inner}</${operation.name}>`);
}
