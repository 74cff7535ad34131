/**
 * The key pairs of the hardware: one for each UDI (S1 "Trust Code": a UDI-tied public key). A pair is made when it is
 * first needed and never again; as it belongs to the hardware, neither a factory reset nor a snapshot changes it.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { JsonObject } from '../../../codegen/index.ts';
import type { Storage } from '../../datastore/contract.ts';
import { type Unit, udiText } from '../../licensing/index.ts';

export type Udi = Pick<Unit, 'pid' | 'sn'>;

/** Where the private keys are kept: PKCS #8 in base64, by UDI. */
const STORAGE_KEY = 'device-keys';

export class DeviceKeys {
  readonly #storage: Storage;
  readonly #pairs = new Map<string, { readonly privateKey: KeyObject; readonly publicKey: string }>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The public key of a unit: SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) in base64. */
  publicKey(unit: Udi): string {
    return this.#pair(unit).publicKey;
  }

  /** Whether a public key is the unit's. A unit that was never asked for its key has none that others could know. */
  isOwn(unit: Udi, publicKey: string): boolean {
    return udiText(unit) in this.#all() && this.publicKey(unit) === publicKey;
  }

  /** ECDSA over P-256 and SHA-256, DER in base64. */
  sign(unit: Udi, text: string): string {
    return sign('sha256', Buffer.from(text), this.#pair(unit).privateKey).toString('base64');
  }

  #pair(unit: Udi) {
    const udi = udiText(unit);
    let pair = this.#pairs.get(udi);
    if (!pair) {
      const privateKey = this.#stored(udi) ?? this.#make(udi);
      const publicKey = createPublicKey(privateKey)
        .export({ format: 'der', type: 'spki' })
        .toString('base64');
      pair = { privateKey, publicKey };
      this.#pairs.set(udi, pair);
    }
    return pair;
  }

  #stored(udi: string): KeyObject | undefined {
    const text = this.#all()[udi];
    if (typeof text !== 'string') return undefined;
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  }

  #make(udi: string): KeyObject {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    this.#storage.set(STORAGE_KEY, { ...this.#all(), [udi]: text });
    return privateKey;
  }

  #all(): JsonObject {
    return (this.#storage.get(STORAGE_KEY) ?? {}) as JsonObject;
  }
}
