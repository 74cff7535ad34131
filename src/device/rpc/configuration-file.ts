/**
 * Configurations as files. A real device writes its command line there; this one has none for all it is
 * configured with, so the files are RFC 7951 JSON.
 */
import { ProtocolError } from '../../data/error.ts';
import { readJsonData } from '../../data/json/read-data.ts';
import type { Tree } from '../../datastore/contract.ts';
import type { Device } from '../device.ts';
import type { FilePath } from '../flash/flash.ts';

export function writeConfiguration(device: Device, path: FilePath, tree: Tree): void {
  const written = device.flash.write(path, configurationText(tree));
  if (!written.ok) throw new ProtocolError('operation-failed', `cannot write flash:${path.join('/')}`);
}

/** Reads and checks a configuration; throws ProtocolError when there is none or it is not one. */
export function readConfiguration(device: Device, path: FilePath): Tree {
  const found = device.flash.read(path);
  const name = `flash:${path.join('/')}`;
  if (!found.ok) throw new ProtocolError('invalid-value', `no such file: ${name}`);
  return parseConfiguration(device, name, found.value);
}

export function configurationText(tree: Tree): string {
  return `${JSON.stringify(tree, null, 2)}\n`;
}

/** Throws ProtocolError when it is no configuration of this device; `name` is where it was found. */
export function parseConfiguration(device: Device, name: string, content: Buffer): Tree {
  let body: unknown;
  try {
    body = JSON.parse(content.toString('utf8'));
  } catch {
    throw new ProtocolError('invalid-value', `${name} is not a configuration`);
  }
  const { schema } = device.core;
  return readJsonData(schema.root, body, { schema, config: true });
}
