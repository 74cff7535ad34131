/**
 * `check.js`: what the validators of all modules share, as text. Shapes are plain literals, so that a bundler drops
 * those that nothing refers to: `{ members, required }` is an object, `[shape]` a list, all else the JSON Schema of a
 * type, in the keywords that types use.
 */
export const CHECK_CODE = `// Generated: do not edit.
const MOST = 100;
const TYPES = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  array: (value) => Array.isArray(value),
  null: (value) => value === null,
};
const patterns = new Map();

/** Makes a function that tells whether a value has a shape; its member errors says what was wrong the last time. */
export function validator(shape) {
  const validate = (data) => {
    const errors = [];
    check(shape, data, '', errors);
    validate.errors = errors.length > 0 ? errors : null;
    return errors.length === 0;
  };
  validate.errors = null;
  return validate;
}

function check(shape, value, at, errors) {
  if (errors.length >= MOST) return;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) complain(errors, at, 'type', 'must be array', { type: 'array' });
    else value.forEach((each, i) => check(shape[0], each, at + '/' + i, errors));
  } else if (shape.members) checkObject(shape, value, at, errors);
  else checkType(shape, value, at, errors);
}

function checkObject({ members, required = [] }, value, at, errors) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    complain(errors, at, 'type', 'must be object', { type: 'object' });
    return;
  }
  for (const name of required) {
    if (Object.hasOwn(value, name)) continue;
    complain(errors, at, 'required', "must have required property '" + name + "'", { missingProperty: name });
  }
  for (const name of Object.keys(value)) {
    // Annotations may stand beside all members (RFC 7952 section 5.2).
    if (name.startsWith('@')) continue;
    if (Object.hasOwn(members, name)) check(members[name], value[name], at + '/' + escaped(name), errors);
    else complain(errors, at, 'additionalProperties', 'must NOT have additional properties', { additionalProperty: name });
  }
}

function checkType(schema, value, at, errors) {
  const wrong = (keyword, message, params) => complain(errors, at, keyword, message, params);
  const { type, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, allOf, anyOf } = schema;
  if (type && !TYPES[type](value)) return wrong('type', 'must be ' + type, { type });
  if (schema.enum && !schema.enum.includes(value)) {
    return wrong('enum', 'must be equal to one of the allowed values', { allowedValues: schema.enum });
  }
  if (minimum !== undefined && value < minimum) wrong('minimum', 'must be >= ' + minimum, { limit: minimum });
  if (maximum !== undefined && value > maximum) wrong('maximum', 'must be <= ' + maximum, { limit: maximum });
  if (minLength !== undefined && lengthOf(value) < minLength) {
    wrong('minLength', 'must NOT have fewer than ' + minLength + ' characters', { limit: minLength });
  }
  if (maxLength !== undefined && lengthOf(value) > maxLength) {
    wrong('maxLength', 'must NOT have more than ' + maxLength + ' characters', { limit: maxLength });
  }
  if (minItems !== undefined && value.length < minItems) {
    wrong('minItems', 'must NOT have fewer than ' + minItems + ' items', { limit: minItems });
  }
  if (maxItems !== undefined && value.length > maxItems) {
    wrong('maxItems', 'must NOT have more than ' + maxItems + ' items', { limit: maxItems });
  }
  if (schema.items) value.forEach((each, i) => checkType(schema.items, each, at + '/' + i, errors));
  if (pattern !== undefined && !regexOf(pattern).test(value)) {
    wrong('pattern', 'must match pattern ' + JSON.stringify(pattern), { pattern });
  }
  for (const each of allOf ?? []) checkType(each, value, at, errors);
  if (anyOf && !anyOf.some((each) => fits(each, value))) wrong('anyOf', 'must match a schema in anyOf', {});
  if (schema.not && fits(schema.not, value)) wrong('not', 'must NOT be valid', {});
}

function fits(schema, value) {
  const errors = [];
  checkType(schema, value, '', errors);
  return errors.length === 0;
}

function complain(errors, instancePath, keyword, message, params) {
  if (errors.length < MOST) errors.push({ instancePath, keyword, message, params });
}

/** In code points, as YANG counts. */
function lengthOf(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function regexOf(pattern) {
  let regex = patterns.get(pattern);
  if (!regex) patterns.set(pattern, (regex = new RegExp(pattern, 'u')));
  return regex;
}

const escaped = (name) => name.replace(/~/g, '~0').replace(/\\//g, '~1');
`;

export const CHECK_DECLARATION = `/** Validators of RFC 7951 JSON. Generated: do not edit. */
export interface ValidationError {
  /** JSON pointer to the value at fault. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Tells whether a value is right; if not, \`errors\` says why until the next call. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors: readonly ValidationError[] | null;
}
`;
