import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Failure, fileFailure } from './failure.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a PEM file. Throws Failure when there is none in it, or one cannot be read. */
export function readAuthorities(file: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw fileFailure(error, file, '--ca');
  }
  const found = text.match(CERTIFICATE) ?? [];
  if (found.length === 0) throw new Failure(`--ca: ${file} holds no certificate in PEM form`);
  for (const [index, pem] of found.entries()) {
    try {
      new X509Certificate(pem);
    } catch {
      throw new Failure(`--ca: certificate ${index + 1} of ${file} is damaged`);
    }
  }
  return found;
}
