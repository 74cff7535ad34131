import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { Failure, fileFailure } from '../app/failure.ts';
import { profileNames } from '../device/profiles/index.ts';
import { logLevels } from '../server/log.ts';

/** What `--config FILE` may hold: the options of `sly serve` under their long names, in JSON. */
export interface ConfigFile {
  readonly profile?: string;
  readonly netconf?: string;
  readonly restconf?: string;
  readonly shell?: string;
  readonly users?: readonly { name: string; password: string; privilege?: number }[];
  readonly 'authorized-keys'?: string;
  readonly ca?: string;
  readonly 'data-dir'?: string;
  readonly ephemeral?: boolean;
  readonly fsync?: boolean;
  readonly startup?: string;
  readonly clock?: string;
  readonly 'yang-dir'?: readonly string[];
  readonly module?: readonly string[];
  readonly feature?: readonly string[];
  readonly device?: boolean;
  readonly operational?: string;
  readonly candidate?: boolean;
  readonly log?: string;
}

const text = { type: 'string', minLength: 1 };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: text };

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    profile: { enum: profileNames },
    netconf: text,
    restconf: text,
    shell: text,
    users: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'password'],
        properties: { name: text, password: text, privilege: { type: 'integer', minimum: 0, maximum: 15 } },
      },
    },
    'authorized-keys': text,
    ca: text,
    'data-dir': text,
    ephemeral: flag,
    fsync: flag,
    startup: text,
    clock: text,
    'yang-dir': texts,
    module: texts,
    feature: texts,
    device: flag,
    operational: text,
    candidate: flag,
    log: { enum: logLevels },
  },
} as const;

/** Reads and checks a configuration file. Throws Failure that names the member at fault. */
export function readConfigFile(file: string): ConfigFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new Failure(`--config ${file}: not JSON: ${error.message.replace(/\s+/g, ' ')}`);
    throw fileFailure(error, file, '--config');
  }
  const validate = new Ajv({ allErrors: false }).compile<ConfigFile>(schema);
  if (validate(value)) return value;
  const error = validate.errors?.[0];
  const where = error?.instancePath ? ` at ${error.instancePath}` : '';
  const extra = error?.keyword === 'additionalProperties' ? ` "${error.params.additionalProperty}"` : '';
  const allowed = error?.keyword === 'enum' ? `: ${error.params.allowedValues.join(', ')}` : '';
  throw new Failure(`--config ${file}${where}: ${error?.message}${extra}${allowed}`);
}
