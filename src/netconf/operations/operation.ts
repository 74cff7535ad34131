import type { XmlElement } from '../../data/xml/element.ts';
import type { Invocation, NetconfContext } from '../session/context.ts';

/** Understands the element that names an operation. Throws ProtocolError when it is not right. */
export type Prepare = (operation: XmlElement, context: NetconfContext) => Invocation;
