import type { Command } from 'commander';
import { addLazily, type LazyCommand } from '../lazy.ts';

const commands: readonly LazyCommand[] = [
  {
    name: 'check',
    description: 'Compile modules and print every problem found; exit code 0 or 1.',
    fill: async (command) => (await import('./check.ts')).checkCommand(command),
  },
  {
    name: 'tree',
    description: 'Print modules as tree diagrams (RFC 8340).',
    fill: async (command) => (await import('./tree.ts')).treeCommand(command),
  },
  {
    name: 'validate',
    description: 'Validate instance data, XML or JSON, against modules; exit code 0 or 1.',
    fill: async (command) => (await import('./validate.ts')).validateCommand(command),
  },
  {
    name: 'convert',
    description: 'Convert instance data between XML and JSON (RFC 7951), values in canonical form.',
    fill: async (command) => (await import('./convert.ts')).convertCommand(command),
  },
  {
    name: 'compile',
    description: 'Write TypeScript types, validators and JSON Schema for modules.',
    fill: async (command) => (await import('./compile.ts')).compileCommand(command),
  },
];

/** `sly yang ...`: the compiler as a tool of its own. */
export function yangCommand(command: Command, words: readonly string[]): Promise<void> {
  return addLazily(command, commands, words);
}
