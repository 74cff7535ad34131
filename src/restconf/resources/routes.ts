/** Routes of the device at this listener. They answer by themselves, and fail in plain JSON. */
import type { HttpRoute } from '../../server/http-route.ts';
import { readBody } from '../body/read-body.ts';
import type { Exchange } from '../exchange.ts';
import { asRefusal, malformed, methodNotAllowed, refuse } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import type { Resource } from './resource.ts';

/** The resource at a path that routes claim by its first segment; undefined when none does. */
export function routed(exchange: Exchange, segments: readonly string[]): Resource | undefined {
  const { routes } = exchange.face;
  if (!routes.some(({ path }) => path.split('/')[1] === segments[0])) return undefined;
  exchange.plain = true;
  return { answer: () => noted(exchange, answer(exchange, segments)) };
}

/** One line in the log for every request: who asked for what, and how it ended. */
async function noted(exchange: Exchange, answer: Promise<Reply>): Promise<Reply> {
  const { method, path, session, face } = exchange;
  const note = (status: number) =>
    face.log.info(
      { user: session.user.name, from: session.sourceHost, method, path, status },
      'device route',
    );
  try {
    const reply = await answer;
    note(reply.status);
    return reply;
  } catch (error) {
    note(asRefusal(error).status);
    throw error;
  }
}

async function answer(exchange: Exchange, segments: readonly string[]): Promise<Reply> {
  const { method } = exchange;
  const here = exchange.face.routes.flatMap((route) => {
    const parameters = match(route, segments);
    return parameters ? [{ route, parameters }] : [];
  });
  if (here.length === 0) throw nothing(exchange);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = here.find(({ route }) => route.method === wanted);
  const allow = [...new Set(here.flatMap(({ route }) => methodsOf(route))), 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 200, headers: ['Allow', allow] };
  if (!found) throw methodNotAllowed(allow, `${method} is not for ${exchange.path}; there is ${allow}`);
  exchange.query([]);
  const { route, parameters } = found;
  const body = await bodyOf(exchange, route);
  const given = await route.handle({
    session: exchange.session,
    parameters,
    body,
    headOnly: method === 'HEAD',
  });
  if (!('refused' in given)) return given;
  throw refuse(given.refused, given.tag, given.reason, [], { type: 'application' });
}

const methodsOf = ({ method }: HttpRoute) => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** What the `{name}` segments of a route stand for; undefined when the route is for other paths. */
function match({ path }: HttpRoute, segments: readonly string[]): Record<string, string> | undefined {
  const pattern = path.split('/').filter(Boolean);
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index]!;
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) parameters[name] = segment;
    else if (part !== segment) return undefined;
  }
  return parameters;
}

async function bodyOf({ request, path }: Exchange, { body }: HttpRoute): Promise<string> {
  const { 'content-length': length, 'transfer-encoding': coding, 'content-type': header } = request.headers;
  if (!body) {
    if (coding !== undefined || Number(length ?? 0) > 0) throw malformed(`${path} takes no body`);
    return '';
  }
  const type = header?.replace(/;.*/, '').trim().toLowerCase();
  if (type !== undefined && !body.types.includes(type)) {
    throw refuse(415, 'invalid-value', `media type ${type}; send ${body.types.join(' or ')}`);
  }
  return readBody(request, body.largest);
}

function nothing({ face, path }: Exchange) {
  const known = face.routes.map((route) => `${route.method} ${route.path}`).join(', ');
  return refuse(404, 'invalid-value', `there is nothing at ${path}; there is ${known}`, [], {
    type: 'application',
  });
}
