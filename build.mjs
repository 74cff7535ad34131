#!/usr/bin/env node
/**
 * The build, in four steps: the compiler (codegen/) to JavaScript; the modules in yang/ through it to
 * src/generated/; everything else to JavaScript; the command with the packages it needs in few files, which load in
 * half the time of many, to dist/bin/. `--if-needed` does nothing when dist/ is newer than its sources.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = dirname(fileURLToPath(import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = [
  'codegen',
  'src',
  'yang',
  'test/bench',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Modification time of the newest file below `path`, in milliseconds. */
function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  if (path.endsWith('generated')) return 0;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function run(args) {
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const fresh =
  existsSync(stamp) &&
  sources
    .map((name) => join(root, name))
    .filter(existsSync)
    .every((path) => newest(path) < statSync(stamp).mtimeMs);
if (process.argv.includes('--if-needed') && fresh) process.exit(0);

/** Packages with native parts, which look for them beside themselves, and those that few starts load. */
const leftOutside = /^(ajv|libsql|pino-pretty|selfsigned|ssh2)(\/|$)/;

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
run([tsc, '-p', 'tsconfig.codegen.json']);
run([join('dist', 'codegen', 'emit', 'main.js'), '--yang', 'yang', '--out', join('src', 'generated')]);
run([tsc, '-p', 'tsconfig.build.json']);
await build({
  input: {
    sly: join(root, 'dist', 'src', 'cli', 'main.js'),
    'compile-worker': join(root, 'dist', 'src', 'app', 'modules', 'compile-worker.js'),
  },
  platform: 'node',
  external: (id) => isBuiltin(id) || leftOutside.test(id),
  output: { dir: join(root, 'dist', 'bin'), format: 'esm', chunkFileNames: '[name].js', cleanDir: true },
  logLevel: 'warn',
});
// npm makes it executable at install only; `npx sly` is to run after every build.
chmodSync(join(root, 'dist', 'bin', 'sly.js'), 0o755);
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(stamp, '');
