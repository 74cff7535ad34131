import type { Module } from '../../../codegen/index.ts';
import type { Core, Personality, WithDefaults } from '../../server/contract.ts';
import { featuresInUse } from '../../server/features.ts';
import { base10, base11, capabilities as c, tailfActionsNs } from './namespaces.ts';

/** With-defaults modes besides `explicit`, the basic mode (RFC 6243 section 4.3), in the order advertised. */
export function defaultsModes({ style }: Personality): readonly WithDefaults[] {
  return style === 'xe' ? ['report-all-tagged', 'report-all'] : ['report-all-tagged', 'report-all', 'trim'];
}

/** Everything the server's hello claims, in the order in which IOS XE lists it; modules last, by namespace. */
export function serverCapabilities(core: Core): string[] {
  const { schema, personality } = core;
  if (personality.style === 'xr') return [...xrCapabilities(personality), ...moduleCapabilities(core)];
  const xe = personality.style === 'xe';
  const library = schema.modules.get('ietf-yang-library');
  const list = [base10, base11];
  // IOS XE replaces :writable-running when the candidate datastore is switched on.
  if (personality.candidate) list.push(c.confirmedCommit11, c.confirmedCommit10, c.candidate);
  else list.push(c.writableRunning);
  if (personality.startup) list.push(c.startup);
  list.push(c.rollbackOnError, c.validate10, c.validate11, c.xpath, c.notification, c.interleave);
  list.push(`${c.withDefaults}?basic-mode=explicit&also-supported=${defaultsModes(personality).join(',')}`);
  if (library?.revision) {
    const { revision } = library;
    if (xe) list.push(`${c.yangLibrary10}?revision=${revision}&module-set-id=${schema.contentId}`);
    list.push(`${c.yangLibrary11}?revision=${revision}&content-id=${schema.contentId}`);
  }
  if (xe) list.push(tailfActionsNs);
  return [...list, ...moduleCapabilities(core)];
}

/** IOS XR: base:1.1 alone, running changed through the candidate only, no XPath. */
function xrCapabilities({ candidate }: Personality): readonly string[] {
  return [
    base11,
    ...(candidate ? [c.candidate] : [c.writableRunning]),
    c.rollbackOnError,
    c.validate11,
    ...(candidate ? [c.confirmedCommit11] : []),
    c.notification,
    c.interleave,
  ];
}

function moduleCapabilities({ schema, personality }: Core): string[] {
  const modules = [...schema.modules.values()];
  modules.sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
  return modules.map((module) => moduleCapability(module, personality));
}

/** A module as capability URI (RFC 6020 section 5.6.4). */
function moduleCapability(module: Module, personality: Personality): string {
  let uri = `${module.namespace}?module=${module.name}`;
  if (module.revision) uri += `&revision=${module.revision}`;
  const features = featuresInUse(module, personality);
  if (features.length > 0) uri += `&features=${features.join(',')}`;
  if (module.deviatedBy.length > 0) uri += `&deviations=${module.deviatedBy.join(',')}`;
  return uri;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
