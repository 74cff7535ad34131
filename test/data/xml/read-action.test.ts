import { describe, expect, it } from 'vitest';
import { formatInstanceId } from '../../../src/data/path/format.ts';
import { parseXml } from '../../../src/data/xml/parse.ts';
import { readXmlAction } from '../../../src/data/xml/read-action.ts';
import { errorsOf, zoo } from '../fixtures.ts';

const schema = zoo();

function read(inner: string) {
  return readXmlAction(
    schema,
    parseXml(`<action xmlns="urn:ietf:params:xml:ns:yang:1">${inner}</action>`).children,
  );
}

const cage = (inner: string) => `<zoo xmlns="urn:zoo"><cage>${inner}</cage></zoo>`;

describe('RFC 7950 section 7.15.2: actions', () => {
  it('are found at their place, with their input', () => {
    const { action, path, input } = read(
      cage('<row>A</row><clean><soap>true</soap></clean><number>1</number>'),
    );
    expect(action.name).toBe('clean');
    expect(formatInstanceId(path)).toBe(`/zoo:zoo/cage[row='A'][number='1']/clean`);
    expect(input).toEqual({ soap: true });
  });

  it.each([
    ['', 'missing-element /: an action was expected'],
    ['<zoo xmlns="urn:zoo"/>', 'missing-element /zoo:zoo: an action was expected'],
    ['<zoo xmlns="urn:zoo"><name>x</name></zoo>', 'bad-element /zoo:zoo: an action was expected, found name'],
    ['<zoo xmlns="urn:zoo"><feed/></zoo>', 'unknown-element /zoo:zoo: unknown element: feed'],
    [cage('<row>A</row><clean/>'), 'missing-element /zoo:zoo/cage: missing key number of cage'],
    [
      cage('<row>A</row><number>1</number><clean/><clean/>'),
      `bad-element /zoo:zoo/cage[row='A'][number='1']: an action was expected, found clean`,
    ],
    [
      cage('<row>A</row><number>1</number><clean><mop/></clean>'),
      `unknown-element /zoo:zoo/cage[row='A'][number='1']/clean: unknown element: mop`,
    ],
  ])('%s', (xml, expected) => {
    expect(errorsOf(() => read(xml))).toEqual([expected]);
  });
});
