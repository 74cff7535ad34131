/**
 * Where yanglint 2.1 and this project differ on purpose, and what decides. The lists may only shrink: an entry leaves
 * when both agree, and none joins it that is a mistake of this project.
 */
export interface KnownDifference {
  /** Found in the messages of the one that refuses. */
  readonly message: RegExp;
  readonly reason: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    message:
      /Invalid union value "\w+".*\n(?:.*\n)*.*Invalid union value "\/a:top\/(a:)?l|Invalid (union|instance-identifier) value "[^"]*\[\.='x'\]|Invalid instance-identifier "[^"]*\[\.='x'\]/,
    reason:
      'RFC 7950 section 9.13; yanglint wants the keys in an instance-identifier to be values of their type',
  },
  {
    message: /must stand alone in its deviation/,
    reason:
      'RFC 7950 section 7.20.3.2; yanglint lets "deviate not-supported" be repeated and have others beside it',
  },
  {
    message: /Positional predicate defined for configuration list|Invalid union value "[^"]*\[1\]"/,
    reason:
      'RFC 7950 section 9.13; with "require-instance false" an instance-identifier may name anything, yanglint looks at the schema',
  },
  {
    message: /is not an identity derived from \S+ and /,
    reason:
      'RFC 7950 section 9.10.2; an identity must be derived from all bases of the type, yanglint wants one',
  },
  {
    message: /without any \(or all disabled\) valid values/,
    reason:
      'RFC 7950 section 9.6.4; if-feature may take all values of an enumeration away, yanglint wants one left',
  },
  {
    message: /Multiple deviations of/,
    reason: 'RFC 7950 section 7.20.3; several deviations of one node are several statements, not forbidden',
  },
  {
    message: /(is left out by if-feature or deviation|leads nowhere)/,
    reason:
      'RFC 7950 section 7.20.3; a model must be valid after its deviations, yanglint looks at "unique" before',
  },
  {
    message: /Invalid mandatory leaf with a default value\. \(path: .*\/k\)/,
    reason:
      'RFC 7950 section 7.8.2; in keys "mandatory" and defaults are ignored, yanglint refuses both together',
  },
  { message: /extension "/, reason: 'RFC 7950 section 6.2.1; yanglint does not look at names of extensions' },
  {
    message: /RFC 7950 section 7\.20\.2/,
    reason: 'RFC 7950 section 7.20.2; yanglint does not read the if-feature of identities',
  },
  {
    message: /RFC 7950 section 7\.3\.4/,
    reason: 'RFC 7950 section 7.3.4; yanglint checks defaults of typedefs where they are used',
  },
  {
    message: /RFC 7950 section 7\.6\.4/,
    reason:
      'RFC 7950 section 7.6.4; yanglint does not check defaults in groupings that nothing uses, nor those with an if-feature, nor those of type empty (section 9.11)',
  },
  { message: /expected a URI/, reason: 'RFC 7950 section 14; yanglint takes any text for a namespace' },
  {
    message: /has the name of a/,
    reason: 'RFC 7950 section 6.2.1; yanglint lets choices have the name of a node beside them',
  },
  {
    message: /replacing "/,
    reason: 'RFC 7950 section 7.20.3.2; what stands by default can be replaced, as published deviations do',
  },
  {
    message: /must not refer to .* \[RFC 7950 section 7\.21\.2\]/,
    reason:
      'RFC 7950 section 7.21.2; yanglint looks at the status of few of the things a definition refers to',
  },
  {
    message: /must not stand in list "\w+", which has no key/,
    reason:
      'RFC 7950 sections 7.15 and 7.16; yanglint lets actions and notifications stand below lists without a key',
  },
  {
    message: /When condition is accessing its own conditional node/,
    reason:
      'RFC 7950 section 7.21.5; a dummy without a value stands for the node, so nothing forbids to name it',
  },
  {
    message: /no target instance "[^"]*" with the same value\.$/m,
    reason:
      'RFC 7950 section 10.3.1; deref() of a leafref that refers to nothing gives no nodes, and is no error',
  },
  {
    message: /points back at itself/,
    reason:
      'RFC 7950 section 9.9; yanglint does not look for circles of leafrefs through unions, and may not end',
  },
  {
    message: /a union with (a )?\w+ in it needs YANG version 1\.1/,
    reason: 'RFC 6020 section 9.12; yanglint lets unions of YANG 1 have a member "empty"',
  },
  {
    message: /that does not start with "xml"/,
    reason: 'RFC 6020 section 12; yanglint lets identifiers start with "xml"',
  },
  {
    message: /unknown special character '\\q'/,
    reason: 'RFC 7950 section 12; which characters follow a backslash is restricted since 1.1',
  },
];

/** Whether messages of one that refuses are of a known difference. */
export function isKnown(messages: string): boolean {
  return KNOWN_DIFFERENCES.some(({ message }) => message.test(messages));
}

/** What both would judge differently, so that generators do not make it. */
export const NOT_GENERATED: readonly string[] = [
  'RFC 7950 section 6.4; in XPath nothing is less, equal or more than what is not a number, yanglint compares it; it refuses floor()',
  'RFC 7950 section 10.3.1; deref() of a union that holds no reference gives no nodes, yanglint takes its value for one',
  'RFC 7950 section 7.7.2; defaults of a leaf-list are in use together or not at all, yanglint trims single entries',
  'RFC 7950 section 6.4.1; "when" in an output looks at the output, yanglint looks at an input with the same names',
  'RFC 7950 section 9.9; a leafref predicate that compares with what is not there finds nothing, yanglint an empty key',
  'RFC 7950 section 7.14.3; the output of an operation is made like any data, yanglint lets nodes repeat and cases meet in it',
  'RFC 7950 section 7.13.2; a refine changes what the grouping came to, yanglint has that of the inner uses win',
  'RFC 7950 section 7.9.3; data in a choice inside of a case is data of that case, yanglint gives the case no defaults then',
  'RFC 7950 section 7.20.3; what deviations take away need not be right, yanglint looks at defaults before',
  'RFC 7950 section 7.6.1; a default inside of a presence container is in use with the container, yanglint finds it in "unique" without',
  'RFC 7950 section 9.13; with "require-instance false" an instance-identifier may name what no module here defines, yanglint wants its schema node',
  'RFC 7950 section 7.5.1; an empty container without presence means nothing, yanglint counts it as data of its case',
  'RFC 7950 section 7.6.1; a default in use is checked like a value, yanglint does not look whether what it refers to exists',
  'RFC 7950 section 14; "not" wants a blank behind it, both let a parenthesis follow, but yanglint not before "and" or "or"',
];

/** Where yanglint is right and this project is not yet; generators leave it out. */
export const OPEN: readonly string[] = [
  'RFC 7950 section 9.12; a union with a reference to nothing before another member keeps the form of the reference (a number as text), and takes that form in JSON, too',
];
