/** Modules as this project prints them in YIN. */
import { parseStatements, printYin, type Statement } from '../../../codegen/index.ts';
import { loadPublished } from './ours.ts';

export function yinOf(modules: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const find = (name: string): Statement | undefined => {
    const text = modules.get(name);
    const source = text === undefined ? loadPublished(name, undefined) : { file: name, text };
    return source && parseStatements(source);
  };
  return new Map([...modules.keys()].map((name): [string, string] => [name, printYin(find(name)!, find)]));
}
