/** Modules that the codec tests work on, and ways to read them. */
import { compileModules, type JsonObject, type Schema } from '../../codegen/index.ts';
import { ProtocolError } from '../../src/data/error.ts';
import { formatInstanceId } from '../../src/data/path/format.ts';

/** One of everything: all types, list kinds, choices, defaults, state, an action, anydata. */
const ZOO = `module zoo {
  yang-version 1.1;
  namespace "urn:zoo";
  prefix z;
  identity animal;
  identity cat { base animal; }
  identity dog { base animal; }
  container zoo {
    leaf name { type string { length "0..20"; } }
    leaf open { type boolean; default "true"; }
    leaf visitors { type uint64; }
    leaf price { type decimal64 { fraction-digits 2; } default "9.50"; }
    leaf free { type empty; }
    leaf star { type identityref { base animal; } }
    leaf where { type instance-identifier { require-instance false; } }
    leaf mixed { type union { type int8; type enumeration { enum high; } type identityref { base animal; } } }
    leaf days { type bits { bit mon; bit tue; bit wed; } }
    leaf picture { type binary; }
    leaf-list tag { type string; }
    leaf-list rank { type uint8; ordered-by user; }
    leaf-list colour { type string; default "red"; default "blue"; }
    list cage {
      key "row number";
      leaf label { type string; default "none"; }
      leaf row { type string; }
      leaf number { type uint8; }
      leaf kind { type identityref { base animal; } }
      container lock { leaf code { type uint16; default "0"; } }
      list tenant {
        key "id";
        leaf id { type uint32; }
        leaf weight { type int32; units "kg"; }
      }
      action clean { input { leaf soap { type boolean; } } output { leaf minutes { type uint8; } } }
    }
    list queue { key "who"; ordered-by user; leaf who { type string; } leaf seat { type uint8; } }
    container vip { presence "there are guests of honour"; leaf guests { type uint8; default "1"; } }
    container shop {
      choice sells {
        default ice;
        case ice { leaf flavour { type string; default "vanilla"; } }
        case tea { leaf strength { type uint8; default "3"; } leaf sort { type string; } }
      }
    }
    leaf night { type boolean; default "false"; }
    leaf lamps { when "../night = 'true'"; type uint8; default "4"; }
    anydata notes;
    anyxml art;
    container health { config false; leaf temperature { type int16; } list visit { leaf at { type string; } leaf who { type string; } } }
  }
  rpc feed { input { leaf food { type string; } container bowl { leaf size { type uint8; } } } output { leaf eaten { type uint8; } } }
  notification escaped { leaf who { type string; } }
}`;

const MORE = `module zoo-more {
  yang-version 1.1;
  namespace "urn:zoo-more?a=1&b=2";
  prefix zm;
  import zoo { prefix z; }
  identity lion { base z:cat; }
  augment "/z:zoo" { leaf name { type string; } container aquarium { leaf litres { type uint32; default "100"; } } }
  augment "/z:zoo/z:cage" { leaf heated { type boolean; } }
  container name { leaf first { type string; } }
  leaf top { type string; default "hat"; }
}`;

let schema: Schema | undefined;

/** The schema of the two test modules. */
export function zoo(): Schema {
  schema ??= compileModules({
    sources: [
      { file: 'zoo.yang', text: ZOO },
      { file: 'zoo-more.yang', text: MORE },
    ],
    load: () => undefined,
    implement: ['zoo', 'zoo-more'],
  });
  return schema;
}

/** A tree with most things in it, in normal form. */
export const TREE: JsonObject = {
  'zoo:zoo': {
    name: 'Central <Zoo> & Co',
    visitors: '12345678901234',
    price: '9.5',
    free: [null],
    star: 'zoo-more:lion',
    where: "/zoo:zoo/cage[row='A'][number='1']/zoo-more:heated",
    mixed: 'zoo:dog',
    days: 'mon wed',
    picture: 'aGVsbG8=',
    tag: ['big', 'old town'],
    rank: [3, 1, 2],
    cage: [
      {
        row: 'A',
        number: 1,
        label: 'lions',
        kind: 'zoo-more:lion',
        tenant: [
          { id: 1, weight: 180 },
          { id: 2, weight: 160 },
        ],
        'zoo-more:heated': true,
      },
      { row: 'A', number: 2, lock: { code: 7 } },
      { row: 'B/1', number: 1, label: "it's" },
    ],
    queue: [{ who: 'eve' }, { who: 'adam', seat: 1 }],
    vip: {},
    'zoo-more:name': 'other',
    'zoo-more:aquarium': { litres: 100 },
  },
  'zoo-more:top': 'coat',
};

/** What a ProtocolError says, one line per error: `tag path: message`. */
export function errorsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return error.all.map(({ tag, details, message }) => {
      return `${tag} ${details.path ? `${formatInstanceId(details.path)}` : '-'}: ${message}`;
    });
  }
  return [];
}
