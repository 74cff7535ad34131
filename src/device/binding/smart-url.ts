/**
 * The URL of transport smart. The licensing model has it only while the transport is smart; the native model
 * keeps it, as the command line does, and it shows again when the transport is smart again.
 */
import type { JsonObject, JsonValue } from '../../../codegen/index.ts';
import type { Names } from '../tree.ts';
import { CONFIG, type Pair, SMART } from './pairs.ts';

export const TRANSPORT_TYPE: Names = [...CONFIG, 'transport', 'transport-type'];
export const SMART_URL_CONFIG: Names = [...CONFIG, 'transport', 'transport-smart'];
const NATIVE_URL: Names = [...SMART, 'url'];

/** The native side without the CSLU URL, which stands in the same container. */
interface NativeUrl {
  readonly default?: JsonValue;
  readonly name?: JsonValue;
  readonly utility?: JsonValue;
}

function toNative(value: JsonValue | undefined): JsonObject | undefined {
  const { 'url-default': byDefault, urls } = (value ?? {}) as JsonObject;
  const { 'url-registration': name, 'url-utility': utility } = (urls ?? {}) as JsonObject;
  if (byDefault === true) return { default: [null] };
  return compact({ name, utility });
}

function toLicensing(value: JsonValue | undefined): JsonObject | undefined {
  const { default: byDefault, name, utility } = (value ?? {}) as NativeUrl;
  if (byDefault !== undefined) return { 'url-default': true };
  const urls = compact({ 'url-registration': name, 'url-utility': utility });
  return urls && { urls };
}

function compact(object: Readonly<Record<string, JsonValue | undefined>>): JsonObject | undefined {
  const members = Object.entries(object).filter(([, value]) => value !== undefined);
  return members.length === 0 ? undefined : (Object.fromEntries(members) as JsonObject);
}

/** Both sides of the URL as one pair; the native side is read and written member by member. */
export const SMART_URL: Pair & { readonly nativeMembers: readonly Names[] } = {
  licensing: SMART_URL_CONFIG,
  native: NATIVE_URL,
  nativeMembers: ['default', 'name', 'utility'].map((name) => [...NATIVE_URL, name]),
  toNative,
  toLicensing,
};

/** The members of the native URL container that belong to transport smart. */
export function nativeSmartUrl(url: JsonValue | undefined): JsonObject | undefined {
  const { default: byDefault, name, utility } = (url ?? {}) as NativeUrl;
  return compact({ default: byDefault, name, utility });
}
