import type { Exchange } from '../exchange.ts';
import { invalidValue, notFound } from '../refusal.ts';
import { apiRoot, yangLibraryVersion } from './api-root.ts';
import { dataResource } from './data.ts';
import { hostMeta } from './host-meta.ts';
import { moduleText } from './modules.ts';
import { operation, operationList } from './operations.ts';
import type { Resource } from './resource.ts';
import { routed } from './routes.ts';
import { eventStream } from './streams.ts';

/** Asked for by somebody who must sign in first, and then told that nothing is there. */
const nothing: Resource = {
  answer() {
    throw notFound();
  },
};

function segmentsOf(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw invalidValue('the URI is not percent-encoded UTF-8');
  }
}

function belowRoot([, first, ...rest]: readonly string[]): Resource {
  const [name, detail, more] = rest;
  switch (first) {
    case undefined:
      return apiRoot;
    case 'yang-library-version':
      return rest.length === 0 ? yangLibraryVersion : nothing;
    case 'operations':
      if (name === undefined) return operationList;
      return rest.length === 1 ? operation(name) : nothing;
    case 'streams':
      return name !== undefined && rest.length <= 2 ? eventStream(name, detail) : nothing;
    case 'tailf':
      return name === 'modules' && detail !== undefined && rest.length <= 3
        ? moduleText(detail, more)
        : nothing;
    default:
      return nothing;
  }
}

/** The resource of a request (RFC 8040 section 3.1). Paths below `/restconf/data` are parsed by the data resource. */
export function findResource(exchange: Exchange): Resource {
  const { path } = exchange;
  if (path.startsWith('/restconf/data') && (path.length === 14 || path.charCodeAt(14) === 47))
    return dataResource;
  if (path === '/.well-known/host-meta') return hostMeta;
  const segments = segmentsOf(path);
  if (segments[0] === 'restconf') return belowRoot(segments);
  if (segments[0] === 'yang' && segments.length === 2) {
    const [name = '', revision] = segments[1]!.replace(/\.yang$/, '').split('@');
    return moduleText(name, revision);
  }
  return routed(exchange, segments) ?? nothing;
}
