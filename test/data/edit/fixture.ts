import { compileModules, type JsonObject, type Schema } from '../../../codegen/index.ts';
import { type ApplyEditOptions, applyEdit } from '../../../src/data/edit/apply-edit.ts';
import type { EditNode } from '../../../src/data/edit/edit-node.ts';
import type { ProtocolError } from '../../../src/data/error.ts';
import { formatInstanceId } from '../../../src/data/path/format.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlEdit } from '../../../src/data/xml/read-edit.ts';

/** Compiles the body of a module `t` (namespace `urn:t`) for a test. */
export function schemaOf(body: string): Schema {
  const text = `module t { yang-version 1.1; namespace "urn:t"; prefix t; ${body} }`;
  return compileModules({
    sources: [{ file: 't.yang', text }],
    load: () => undefined,
    implement: ['t'],
  });
}

/** An edit in the words of a NETCONF client: the content of `<config>`, in the namespace of the test module. */
export function editOf(schema: Schema, xml: string, operation?: EditNode['operation']): EditNode {
  const root = parseXml(
    `<config xmlns="urn:t" xmlns:nc="urn:ietf:params:xml:ns:netconf:base:1.0" xmlns:yang="urn:ietf:params:xml:ns:yang:1">${xml}</config>`,
  );
  return { ...readXmlEdit(schema, root.children), operation };
}

/** Applies an edit that must succeed. */
export function edited(
  schema: Schema,
  tree: JsonObject,
  xml: string,
  options?: ApplyEditOptions,
): JsonObject {
  const result = applyEdit(schema, tree, editOf(schema, xml), options);
  if (result.errors.length > 0) throw result.errors[0];
  return result.tree;
}

/** What an error says, in short: tag, app-tag if any, and path. */
export function summary(error: ProtocolError): string {
  const { appTag, path } = error.details;
  return [error.tag, appTag, path && formatInstanceId(path)].filter(Boolean).join(' ');
}

/** Applies an edit that must fail; gives the errors in short. */
export function refusal(
  schema: Schema,
  tree: JsonObject,
  xml: string,
  options?: ApplyEditOptions,
): readonly string[] {
  const result = applyEdit(schema, tree, editOf(schema, xml), options);
  return result.errors.map(summary);
}

/** A module with one of everything an edit can meet. */
export const HOUSE = schemaOf(`
  container house {
    leaf name { type string; }
    leaf colour { type string; default white; }
    list room {
      key name;
      leaf size { type uint8; }
      leaf name { type string; }
      container door { leaf locked { type boolean; } leaf code { type string; } }
      container window { presence "it has one"; leaf open { type boolean; } }
      leaf-list lamp { type string; }
    }
    list guest { key "first last"; ordered-by user; leaf first { type string; } leaf last { type string; } leaf age { type uint8; } }
    leaf-list step { type string; ordered-by user; }
    choice heating {
      case gas { leaf gas-meter { type string; } container boiler { leaf power { type uint16; } } }
      case electric { leaf kilowatts { type uint16; } leaf-list heater { type string; } }
      list stove { key id; leaf id { type uint8; } }
    }
    container cellar { container shelf { leaf-list jar { type string; } } }
    anydata note;
    leaf empty-one { type empty; }
  }
  leaf top { type string; }
`);
