import { describe, expect, it } from 'vitest';
import { loadPacked, loadSchema } from '../../../codegen/emit/load.ts';
import { SavedNodes } from '../../../codegen/emit/saved/load-nodes.ts';
import { packSchema, unpackSchema } from '../../../codegen/emit/saved/pack.ts';
import { saveSchema } from '../../../codegen/emit/saved/save.ts';
import { describeSchema } from './describe.ts';
import { compileServed, compileTexts, everything, moduleNames, structures } from './modules.ts';

describe('a schema that was saved', () => {
  it('loads as the compiler made it: a module with everything', () => {
    const schema = compileTexts(...everything);
    const texts = new Map(everything.map((text, index) => [text, `${index}.yang`]));
    const json = JSON.stringify(saveSchema(schema, (text) => texts.get(text)));
    const loaded = loadSchema(json, { readText: (file) => everything[Number.parseInt(file, 10)] });
    expect(describeSchema(loaded)).toEqual(describeSchema(schema));
  });

  it('loads as the compiler made it: the modules served', () => {
    const schema = compileServed(moduleNames());
    const sources = new Map<string, string>();
    const saved = saveSchema(schema, (text) => {
      sources.set(`${sources.size}`, text);
      return `${sources.size - 1}`;
    });
    const loaded = loadSchema(JSON.stringify(saved), { readText: (file) => sources.get(file) });
    const [was, is] = [describeSchema(schema), describeSchema(loaded)];
    // Node by node, as the difference of all would be too much to look at.
    expect(is.nodes.length).toBe(was.nodes.length);
    for (const [index, node] of was.nodes.entries()) expect(is.nodes[index]).toEqual(node);
    for (const [index, module] of was.modules.entries()) expect(is.modules[index]).toEqual(module);
    expect({ ...is, nodes: [], modules: [] }).toEqual({ ...was, nodes: [], modules: [] });
  });

  it('loads as the compiler made it: structures outside of datastores', () => {
    const schema = compileTexts(...structures);
    const loaded = loadSchema(saveSchema(schema));
    expect(loaded.modules.get('st')!.structures?.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(describeSchema(loaded).nodes).toEqual(describeSchema(schema).nodes);
    const leaf = loaded.nodes.find((node) => node.kind === 'leaf' && node.name === 'k');
    const [must] = leaf?.kind === 'leaf' ? leaf.must : [];
    expect(must?.xpath.dependencies?.map(({ name }) => name)).toEqual(['second']);
    expect(loadSchema(saveSchema(schema), { implement: ['ietf-restconf'] }).nodes).toHaveLength(1);
  });

  it('is the same packed, from a text or from bytes, whatever is asked for first', () => {
    const schema = compileServed(moduleNames());
    const packed = packSchema(saveSchema(schema));
    const { nodes } = describeSchema(schema);
    for (const text of [packed, Buffer.from(packed)]) {
      const loaded = loadPacked(text);
      for (const must of loaded.rpcs.values()) expect(must.input.children).toBeDefined();
      const { nodes: again } = describeSchema(loaded);
      for (const [index, node] of nodes.entries()) expect(again[index]).toEqual(node);
    }
  });

  it('packed is read where it is asked for only', () => {
    const { saved, read } = unpackSchema(packSchema(saveSchema(compileTexts(...everything))));
    const starts: number[] = [];
    const parts = {
      modules: saved.modules,
      types: [],
      expressions: [],
      implemented: new Set(saved.modules.keys()),
    };
    const nodes = new SavedNodes(saved.roots, parts as never, (start, length) => {
      starts.push(start);
      return read(start, length);
    });
    const atStart = starts.length;
    const box = nodes.root.children.find(({ kind }) => kind === 'container')!;
    expect(starts).toHaveLength(atStart);
    expect('children' in box && box.children.length).toBeGreaterThan(0);
    expect(starts).toHaveLength(atStart + 1);
    nodes.all();
    expect(new Set(starts).size).toBe(starts.length);
  });

  it('is the same every time', () => {
    expect(JSON.stringify(saveSchema(compileTexts(...everything)))).toBe(
      JSON.stringify(saveSchema(compileTexts(...everything))),
    );
  });

  it('is refused when it is of another version', () => {
    expect(() => loadSchema('{"format":0}')).toThrow('build again');
  });

  it('works as before: defaults, identities, leafrefs, expressions', () => {
    const loaded = loadSchema(saveSchema(compileTexts(...everything)));
    const leafs = new Map(loaded.nodes.flatMap((node) => (node.kind === 'leaf' ? [[node.name, node]] : [])));
    expect(leafs.get('kind')!.type.parseJson('ev-more:derived')).toBe('ev-more:derived');
    expect(leafs.get('pointer')!.type.parseJson('a1')).toBe('a1');
    expect(() => leafs.get('pointer')!.type.parseJson('A1')).toThrow('does not match the pattern');
    expect(leafs.get('guarded')!.must[0]!.xpath.dependencies?.map(({ name }) => name)).toEqual(['limit']);
  });
});

describe('loadSchema with the modules to implement', () => {
  const schema = compileServed(moduleNames());
  const saved = JSON.stringify(saveSchema(schema));

  it.each([
    [['ietf-interfaces']],
    [['ietf-netconf-acm', 'ietf-netconf-monitoring']],
    [['cisco-smart-license']],
    [['Cisco-IOS-XE-native', 'Cisco-IOS-XE-rpc', 'cisco-ia', 'ietf-yang-library']],
  ])('%j is as if only these had been compiled', (implement) => {
    const loaded = loadSchema(saved, { implement });
    const names = (one: typeof schema) => ({
      implemented: [...one.modules.values()]
        .flatMap(({ name, implemented }) => (implemented ? [name] : []))
        .sort(),
      present: [...one.modules.keys()].sort(),
      nodes: one.nodes.map((node) => (node.kind === 'root' ? '/' : node.path)).sort(),
      top: [...one.root.byJsonName.keys()].sort(),
      rpcs: [...one.rpcs.keys()].sort(),
      notifications: [...one.notifications.keys()].sort(),
    });
    expect(names(loaded)).toEqual(names(compileServed(implement)));
    const ids = loaded.nodes.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
  });

  it('refuses unknown names', () => {
    expect(() => loadSchema(saved, { implement: ['no-such'] })).toThrow(RangeError);
  });

  it('has another content-id than the whole, the same for the same modules', () => {
    const one = loadSchema(saved, { implement: ['ietf-interfaces'] }).contentId;
    expect(one).not.toBe(schema.contentId);
    expect(loadSchema(saved, { implement: ['ietf-interfaces'] }).contentId).toBe(one);
    expect(loadSchema(saved).contentId).toBe(schema.contentId);
  });
});
