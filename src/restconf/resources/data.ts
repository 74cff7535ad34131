import type { Exchange } from '../exchange.ts';
import { acceptPatch } from '../media.ts';
import { remove } from '../methods/delete.ts';
import { get } from '../methods/get.ts';
import { patch } from '../methods/patch.ts';
import { post } from '../methods/post.ts';
import { put } from '../methods/put.ts';
import { methodNotAllowed } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import type { Target } from '../target.ts';
import type { Resource } from './resource.ts';

function options({ allow }: Target): Reply {
  const headers = ['Allow', allow];
  if (allow.includes('PATCH')) headers.push('Accept-Patch', acceptPatch);
  return { status: 200, headers };
}

function byMethod(exchange: Exchange, target: Target): Reply | Promise<Reply> {
  switch (exchange.method) {
    case 'GET':
    case 'HEAD':
      return get(exchange, target);
    case 'PUT':
      return put(exchange, target);
    case 'POST':
      return post(exchange, target);
    case 'PATCH':
      return patch(exchange, target);
    case 'DELETE':
      return remove(exchange, target);
    case 'OPTIONS':
      return options(target);
    default:
      throw methodNotAllowed(target.allow, `${exchange.method} is not a method of RESTCONF`);
  }
}

/** `/restconf/data` and everything below it (RFC 8040 sections 3.4 and 3.5). */
export const dataResource: Resource = {
  answer(exchange) {
    return byMethod(exchange, exchange.face.targets(exchange.path.slice('/restconf/data'.length)));
  },
};
