import { readOnly } from './resource.ts';

/** Laid out exactly as devices do: clients look for the link with a regular expression. */
const document = `<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>
    <Link rel='restconf' href='/restconf'/>
</XRD>
`;

/** `/.well-known/host-meta`: where the API is (RFC 8040 section 3.1, RFC 6415). */
export const hostMeta = readOnly(() => ({ status: 200, type: 'application/xrd+xml', body: document }), true);
