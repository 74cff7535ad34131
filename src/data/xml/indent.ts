/** Lays out XML written by `writeXml` over lines, as RESTCONF on IOS XE and people like it. */

/**
 * Puts elements that hold elements on lines of their own. Elements with text stay as they are, so no value changes;
 * kept markup with text between elements (anyxml) is left alone from its first text on.
 */
export function indentXml(xml: string, unit = '  '): string {
  let out = '';
  let depth = 0;
  let at = 0;
  /** What stood before: a start tag, an end (or empty) tag, or text. */
  let before: 'start' | 'end' | 'text' | undefined;
  while (at < xml.length) {
    if (xml.charCodeAt(at) !== 60) {
      const next = xml.indexOf('<', at);
      const end = next < 0 ? xml.length : next;
      out += xml.slice(at, end);
      at = end;
      before = 'text';
      continue;
    }
    const end = tagEnd(xml, at);
    const tag = xml.slice(at, end);
    at = end;
    if (tag.startsWith('</')) {
      depth--;
      if (before === 'end') out += `\n${unit.repeat(Math.max(depth, 0))}`;
      out += tag;
      before = 'end';
    } else if (tag.startsWith('<![CDATA[')) {
      out += tag;
      before = 'text';
    } else {
      if (before !== 'text' && out !== '') out += `\n${unit.repeat(depth)}`;
      out += tag;
      if (tag.endsWith('/>') || tag.startsWith('<!') || tag.startsWith('<?')) before = 'end';
      else {
        depth++;
        before = 'start';
      }
    }
  }
  return out;
}

/** The index after a tag, comment or CDATA section; `>` may stand in attribute values. */
function tagEnd(xml: string, start: number): number {
  if (xml.startsWith('<!--', start)) return after(xml, '-->', start);
  if (xml.startsWith('<![CDATA[', start)) return after(xml, ']]>', start);
  let quote = 0;
  for (let i = start; i < xml.length; i++) {
    const c = xml.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 34 || c === 39) quote = c;
    else if (c === 62) return i + 1;
  }
  return xml.length;
}

function after(xml: string, what: string, start: number): number {
  const found = xml.indexOf(what, start);
  return found < 0 ? xml.length : found + what.length;
}
