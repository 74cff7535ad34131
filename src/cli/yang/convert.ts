import { type Command, Option } from 'commander';
import { writeXml } from '../../data/xml/write.ts';
import { readInstance } from './instance.ts';
import { loadModules } from './modules.ts';
import { type ModuleFlags, withModules } from './options.ts';

const base = 'urn:ietf:params:xml:ns:netconf:base:1.0';

/** `sly yang convert`: data trees between XML and RFC 7951 JSON, in canonical form. */
export function convertCommand(command: Command): Command {
  return withModules(command)
    .addOption(new Option('--to <format>', 'what to write').choices(['xml', 'json']).makeOptionMandatory())
    .argument('<file>', 'XML or JSON file')
    .action((file: string, flags: ModuleFlags & { to: 'xml' | 'json' }) => {
      const { schema } = loadModules(flags.module, flags.path ?? []);
      const { value } = readInstance(schema, file, 'data');
      if (flags.to === 'json') process.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
      else
        process.stdout.write(
          `<data xmlns="${base}">${writeXml(schema.root, value, { schema, namespace: base })}</data>\n`,
        );
    });
}
