import { YangError } from '../../codegen/index.ts';
import { plain } from '../codegen/xpath/network.ts';
import { xpath as compile } from '../codegen/xpath/tree.ts';
import type { FuzzTarget } from './target.ts';

export const xpath: FuzzTarget = {
  name: 'xpath',
  examples: [
    "/n:device/n:interface[n:name = current()/../n:name]/n:mtu > 1400 and not(boolean(../x | ''))",
    "count(//address[starts-with(., '10.')]) = sum(/device/route/cost) div 2 - -1 mod 3",
    "derived-from-or-self(../kind, 'n:ethernet') or re-match(hostname, '[a-z]+\\d')",
    'deref(../ref)/../name | ancestor-or-self::node()[position() < last()]/following-sibling::*[1]',
    "translate(concat(substring('abc', 2), string-length()), 'b', normalize-space(' c '))",
  ],
  words: [
    ...'/ // [ ] ( ) . .. * @ | + - = != < <= > >= and or div mod :: , $ 1 2.5 .5'.split(' '),
    ...'device interface name n:mtu current() text() node() count( not( string( number( sum( deref( last()'.split(
      ' ',
    ),
    ...'ancestor:: descendant:: following:: preceding-sibling:: self:: parent:: attribute::'.split(' '),
    ' and ',
    ' or ',
    '"',
    "'",
    "''",
  ],
  run(text) {
    try {
      const compiled = compile(text);
      void compiled.dependencies;
      if (text.length < 2000) compiled.evaluate(plain);
    } catch (error) {
      if (!(error instanceof YangError)) throw error;
    }
  },
};
