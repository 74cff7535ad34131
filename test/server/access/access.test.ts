import { describe, expect, test } from 'vitest';
import {
  type ContainerNode,
  compileModules,
  directoryLoader,
  type JsonObject,
  type ListNode,
  type RpcNode,
} from '../../../codegen/index.ts';
import { diffTrees } from '../../../src/data/diff/diff-trees.ts';
import { ProtocolError } from '../../../src/data/error.ts';
import { createAccess } from '../../../src/server/access/access.ts';
import type { Session } from '../../../src/server/contract.ts';

const shop = `module shop {
  yang-version 1.1; namespace "urn:shop"; prefix s;
  import ietf-netconf-acm { prefix nacm; }
  container stock {
    list item {
      key "id"; leaf id { type string; } leaf price { type uint8; }
      action restock;
      action drop { nacm:default-deny-all; }
    }
    leaf owner { type string; }
  }
  container safe { nacm:default-deny-all; leaf code { type string; } }
  container sign { nacm:default-deny-write; leaf text { type string; } }
  rpc open;
  rpc empty { nacm:default-deny-all; }
  notification sold { leaf id { type string; } }
}`;

const schema = compileModules({
  sources: [{ file: 'shop.yang', text: shop }],
  load: directoryLoader(['yang/ietf']),
  implement: ['shop', 'ietf-netconf-acm', 'ietf-netconf'],
});
const sold = schema.notifications.get('shop:sold')!;

const session = (name: string, privilege = 1): Session => ({
  id: 1,
  user: { name, privilege },
  transport: 'netconf-ssh',
  sourceHost: '127.0.0.1',
  loginTime: 0,
  counters: { inRpcs: 0, inBadRpcs: 0, outRpcErrors: 0, outNotifications: 0 },
  terminate: () => {},
});

const tree: JsonObject = {
  'shop:stock': {
    item: [
      { id: 'a', price: 1 },
      { id: 'b', price: 2 },
    ],
    owner: 'me',
  },
  'shop:safe': { code: '0000' },
  'shop:sign': { text: 'hello' },
};

/** Access with the given rules for group `clerks`, whose only member is `clerk`. */
function access(rules: readonly JsonObject[], settings: JsonObject = {}) {
  const nacm: JsonObject = {
    ...settings,
    groups: { group: [{ name: 'clerks', 'user-name': ['clerk'] }] },
    'rule-list': [
      { name: 'all', group: ['clerks'], rule: rules.map((rule, i) => ({ name: `r${i}`, ...rule })) },
    ],
  };
  return createAccess({ schema }, () => ({ ...tree, 'ietf-netconf-acm:nacm': nacm }));
}
const clerk = session('clerk');
const change = (after: JsonObject) => diffTrees(schema, tree, { ...tree, ...after });

describe('defaults (RFC 8341 section 3.4.1): read and exec permitted, write denied', () => {
  const plain = access([]);
  test('reads all but what default-deny-all covers', () => {
    expect(plain.readable(clerk, tree)).toEqual({
      'shop:stock': tree['shop:stock'],
      'shop:sign': tree['shop:sign'],
    });
  });
  test('a write is access-denied with the path of the node, and counted', () => {
    const attempt = () => plain.checkWrite(clerk, change({ 'shop:sign': { text: 'bye' } }));
    expect(attempt).toThrow(ProtocolError);
    try {
      attempt();
    } catch (error) {
      expect(error).toMatchObject({ tag: 'access-denied', type: 'application' });
      expect((error as ProtocolError).details.path?.map(({ node }) => node.name)).toEqual(['sign', 'text']);
    }
    expect(plain.denied.dataWrites).toBe(2);
  });
  test('calls operations, but not those of default-deny-all', () => {
    plain.checkExec(clerk, 'shop', 'open');
    expect(() => plain.checkExec(clerk, 'shop', 'empty')).toThrow(/may not call empty/);
    expect(() => plain.checkExec(clerk, 'ietf-netconf', 'kill-session')).toThrow(/may not call kill-session/);
    expect(plain.denied.operations).toBe(2);
  });
  test('close-session is always permitted (section 3.2.4)', () => {
    access([], { 'exec-default': 'deny' }).checkExec(clerk, 'ietf-netconf', 'close-session');
  });
});

describe('rules (RFC 8341 section 3.4.5): the first that matches decides', () => {
  test('a data rule covers the node and what is below it', () => {
    const rules = access([
      { path: "/shop:stock/item[id='a']", 'access-operations': 'update', action: 'permit' },
    ]);
    const priced = (id: string) =>
      change({
        'shop:stock': {
          item: [
            { id: 'a', price: id === 'a' ? 9 : 1 },
            { id: 'b', price: id === 'b' ? 9 : 2 },
          ],
          owner: 'me',
        },
      });
    rules.checkWrite(clerk, priced('a'));
    expect(() => rules.checkWrite(clerk, priced('b'))).toThrow(/may not update/);
  });

  test('a path may use the prefixes that modules give themselves, as clients do in XML', () => {
    const rules = access([
      { path: "/s:stock/s:item[s:id='a']", 'access-operations': 'read', action: 'deny' },
    ]);
    expect(rules.readable(clerk, tree)['shop:stock']).toEqual({ item: [{ id: 'b', price: 2 }], owner: 'me' });
  });

  test('of what is created every node is checked, of what is deleted the highest', () => {
    const item = '/shop:stock/item';
    const rules = access([
      { path: `${item}/price`, 'access-operations': 'create delete', action: 'deny' },
      { path: item, 'access-operations': 'create delete', action: 'permit' },
    ]);
    const stock = tree['shop:stock'] as JsonObject;
    const with_ = (...added: JsonObject[]) =>
      change({ 'shop:stock': { ...stock, item: [...(stock.item as JsonObject[]), ...added] } });
    rules.checkWrite(clerk, with_({ id: 'c' }));
    expect(() => rules.checkWrite(clerk, with_({ id: 'c', price: 3 }))).toThrow(/may not create/);
    rules.checkWrite(clerk, change({ 'shop:stock': { item: [{ id: 'a', price: 1 }], owner: 'me' } }));
  });

  test('a container without presence comes with what may be created in it', () => {
    const rules = access([{ path: '/shop:stock/item', 'access-operations': 'create', action: 'permit' }]);
    const first = (stock: JsonObject) => diffTrees(schema, {}, { 'shop:stock': stock });
    rules.checkWrite(clerk, first({ item: [{ id: 'a' }] }));
    expect(() => rules.checkWrite(clerk, first({ item: [{ id: 'a' }], owner: 'me' }))).toThrow(
      /may not create/,
    );
  });

  test('an action is named by its path, needs its way readable, and can be denied by default (section 3.1.3)', () => {
    const list = schema.root.byJsonName.get('shop:stock') as ContainerNode;
    const item = list.byJsonName.get('item') as ListNode;
    const [restock, drop] = item.actions as [RpcNode, RpcNode];
    const at = (id: string) => [{ node: list }, { node: item, keys: [id] }];
    const call = (rules: readonly JsonObject[], action: RpcNode, id = 'a') =>
      access(rules).checkAction(clerk, action, at(id));

    call([], restock);
    expect(() => call([], drop)).toThrow(/may not call drop/);
    call([{ path: '/shop:stock/item/drop', 'access-operations': 'exec', action: 'permit' }], drop);
    const one = [{ path: "/shop:stock/item[id='a']/restock", action: 'deny' }];
    expect(() => call(one, restock, 'a')).toThrow(/may not call restock/);
    call(one, restock, 'b');
    const unreadable = [{ path: '/shop:stock', 'access-operations': 'read', action: 'deny' }];
    expect(() => call(unreadable, restock)).toThrow(/may not call restock/);
  });

  test('what may not be read is left out silently, entry by entry', () => {
    const rules = access([{ path: "/shop:stock/item[id='a']", 'access-operations': 'read', action: 'deny' }]);
    expect(rules.readable(clerk, tree)['shop:stock']).toEqual({ item: [{ id: 'b', price: 2 }], owner: 'me' });
  });

  test('rules for operations and notifications by name', () => {
    const rules = access([
      { 'module-name': 'shop', 'rpc-name': 'open', action: 'deny' },
      { 'module-name': 'shop', 'rpc-name': 'empty', action: 'permit' },
      { 'module-name': 'shop', 'notification-name': 'sold', action: 'deny' },
    ]);
    expect(() => rules.checkExec(clerk, 'shop', 'open')).toThrow(/may not call open/);
    rules.checkExec(clerk, 'shop', 'empty');
    expect(rules.mayReceive(clerk, { time: 0, notification: sold, content: {} })).toBe(false);
    expect(rules.denied.notifications).toBe(1);
  });

  test('an earlier rule wins over a later one', () => {
    const rules = access([
      { 'module-name': 'shop', 'rpc-name': 'open', action: 'permit' },
      { 'module-name': '*', action: 'deny' },
    ]);
    rules.checkExec(clerk, 'shop', 'open');
    expect(rules.readable(clerk, tree)).toEqual({});
  });

  test('rules of other groups do not count', () => {
    const rules = access([{ 'module-name': '*', action: 'permit' }]);
    expect(rules.permitsAll(clerk)).toBe(true);
    expect(rules.permitsAll(session('stranger'))).toBe(false);
  });

  test('a privilege level is a group (external groups, section 3.2.5), as IOS XE names it', () => {
    const nacm = {
      'rule-list': [
        { name: 'admin', group: ['PRIV15'], rule: [{ name: 'all', 'module-name': '*', action: 'permit' }] },
      ],
    };
    const rules = createAccess({ schema }, () => ({ 'ietf-netconf-acm:nacm': nacm }));
    expect(rules.permitsAll(session('boss', 15))).toBe(true);
    expect(rules.permitsAll(session('boss', 1))).toBe(false);
  });
});

describe('without checks', () => {
  test('enable-nacm false switches all off (section 3.4.1)', () => {
    expect(access([], { 'enable-nacm': false }).permitsAll(clerk)).toBe(true);
  });
  test('with no nacm container privilege 15 is unrestricted and others get the defaults', () => {
    const none = createAccess({ schema }, () => tree);
    expect(none.permitsAll(session('admin', 15))).toBe(true);
    expect(none.permitsAll(clerk)).toBe(false);
  });
});
