/** A certificate and its key, both as PEM text. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;
const validity = 10 * 365 * day;

/**
 * Makes the certificate a device shows when nobody gave it one: self-signed, P-256, for this machine only.
 * Valid from a day before `now` (so that clocks may differ) for ten years. The caller keeps it, so that a client that
 * pinned it is not surprised at the next start.
 */
export async function makeCertificate(now: number): Promise<Certificate> {
  // Loaded here, since it is only needed at the very first start.
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + validity),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
