import type { Schema } from '../../codegen/index.ts';

/** Whatever knows which schema is in force. */
export interface Serving {
  readonly schema: Schema;
}

/** The schema in force: the one place that holds it. All others ask, and keep at most what they made of it. */
export class ServedSchema implements Serving {
  #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  get schema(): Schema {
    return this.#schema;
  }

  /** Puts another schema in force. `work` runs under it and may refuse by throwing: then nothing has changed. */
  replace(next: Schema, work: () => void): void {
    const before = this.#schema;
    this.#schema = next;
    try {
      work();
    } catch (error) {
      this.#schema = before;
      throw error;
    }
  }
}

/**
 * What `make` makes of the schema in force: made once for each schema, when first asked for. A schema that has been
 * replaced is not kept alive by it.
 */
export function perSchema<T extends object>(serving: Serving, make: (schema: Schema) => T): () => T {
  const made = new WeakMap<Schema, T>();
  return () => {
    const { schema } = serving;
    let value = made.get(schema);
    if (!value) {
      value = make(schema);
      made.set(schema, value);
    }
    return value;
  };
}
