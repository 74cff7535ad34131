import type {
  ContainerNode,
  DataNode,
  JsonObject,
  NotificationNode,
  Schema,
  SchemaRoot,
} from '../../codegen/index.ts';
import { EVERYTHING } from '../../codegen/schema/nodes/contents.ts';
import type { EventRecord } from './contract.ts';

const memberOf = ({ module, name }: NotificationNode) => `${module.name}:${name}`;

/** An event as filters see it: a tree of its own, with the notification as its only top-level node. */
export function eventTree({ notification, content }: EventRecord): JsonObject {
  return { [memberOf(notification)]: content };
}

const schemas = new WeakMap<Schema, Schema>();

/** A schema whose top-level data nodes are the notifications of another one. */
export function eventSchema(schema: Schema): Schema {
  let made = schemas.get(schema);
  if (!made) {
    // No copy, as that would read all of a schema that is read as far as it is used.
    made = Object.create(schema, { root: { value: eventRoot(schema) } }) as Schema;
    schemas.set(schema, made);
  }
  return made;
}

function eventRoot(schema: Schema): SchemaRoot {
  const children: DataNode[] = [];
  const byLocalName = new Map<string, readonly DataNode[]>();
  const root: SchemaRoot = {
    kind: 'root',
    id: schema.root.id,
    contents: EVERYTHING,
    children,
    dataChildren: children,
    byJsonName: new Map<string, DataNode>(),
    byLocalName,
  };
  for (const notification of schema.notifications.values()) {
    const { contents, dataChildren, byJsonName } = notification;
    const node: ContainerNode = {
      ...notification,
      // These may be made when they are asked for, and are not copied then.
      contents,
      children: notification.children,
      dataChildren,
      byJsonName,
      byLocalName: notification.byLocalName,
      kind: 'container',
      config: false,
      jsonName: memberOf(notification),
      dataParent: root,
      mandatory: false,
      presence: 'an event',
      actions: [],
      notifications: [],
    };
    children.push(node);
    (root.byJsonName as Map<string, DataNode>).set(node.jsonName, node);
    byLocalName.set(node.name, [...(byLocalName.get(node.name) ?? []), node]);
  }
  return root;
}
