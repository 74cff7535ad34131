#!/usr/bin/env node
import { Command } from 'commander';
import pc from 'picocolors';
import { YangError } from '../../codegen/index.ts';
import { Failure } from '../app/failure.ts';
import { packageVersion } from '../app/package-root.ts';
import { ProtocolError } from '../data/error.ts';
import { describe } from './describe.ts';
import { serveCommand } from './serve.ts';
import { yangCommand } from './yang/index.ts';

const program = new Command('sly')
  .description('A stand-in for Cisco smart-licensed devices, over NETCONF and RESTCONF.')
  .version(packageVersion())
  .showHelpAfterError('(add --help for the options)')
  .addCommand(serveCommand())
  .addCommand(yangCommand())
  .addHelpText(
    'after',
    `
Examples:
  sly serve                          a Catalyst 9300 on 127.0.0.1: NETCONF 8830, RESTCONF 8443, user admin/admin
  sly serve --ephemeral --netconf :0 --restconf :0
                                     the same on free ports, nothing kept: for tests
  sly serve --no-device --yang-dir models --module my-module
                                     any YANG modules as plain configuration
  sly yang check my-module.yang      compile a module and say what is wrong with it`,
  );

/** One line per mistake on standard error; a stack only for what is our own fault. */
function report(error: unknown): number {
  if (error instanceof YangError) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  if (error instanceof Failure) {
    process.stderr.write(`${pc.red('sly:')} ${error.message}\n`);
    return error.status;
  }
  if (error instanceof ProtocolError) {
    for (const each of error.all) process.stderr.write(`${pc.red('sly:')} ${describe(each)}\n`);
    return 1;
  }
  process.stderr.write(
    `${pc.red('sly: internal error:')} ${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return 70;
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}
