import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment, root } from '../../../scripts/lib/run.mjs';

const execute = promisify(execFile);

/** A project of someone else's that has installed our package. */
export interface Consumer {
  /** Its folder. */
  readonly folder: string;
  /** The package inside it. */
  readonly installed: string;
  /** Runs a module of the consumer's and returns what it printed. Throws with what it complained of. */
  run(source: string): Promise<string>;
  /** Writes a file of the consumer's. */
  write(name: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Packs a package of this repository as `npm publish` would and installs the tarball; what it depends on
 * is linked from here, so that no network is needed.
 * @param name The package, as named in its package.json.
 * @param workspace Its folder, relative to the root.
 */
export async function installPackage(name: string, workspace = '.'): Promise<Consumer> {
  if (!existsSync(join(root, workspace, 'dist'))) throw new Error('Run "npm run build" first.');
  const folder = await mkdtemp(join(tmpdir(), 'news-elements-consumer-'));
  const { stdout } = await execute(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    { cwd: join(root, workspace), env: childEnvironment, maxBuffer: 16 * 1024 * 1024 },
  );
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  const installed = join(folder, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  const tarball = join(folder, filename);
  await execute('tar', ['-xzf', tarball, '-C', installed, '--strip-components', '1']);
  await linkDependencies(installed, join(folder, 'node_modules'));
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  await write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  return {
    folder,
    installed,
    write,
    async run(source) {
      await write('main.mjs', source);
      const { stdout: printed } = await execute(process.execPath, ['main.mjs'], { cwd: folder });
      return printed.trim();
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Links each dependency of a package, and theirs are found beside it as here. */
async function linkDependencies(installed: string, modules: string): Promise<void> {
  const file = join(installed, 'package.json');
  const { default: manifest } = (await import(file, { with: { type: 'json' } })) as {
    default: { dependencies?: Record<string, string> };
  };
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const target = [
      join(root, 'server/node_modules', dependency),
      join(root, 'node_modules', dependency),
    ].find(existsSync);
    if (!target) throw new Error(`${dependency} is not installed here.`);
    await mkdir(dirname(join(modules, dependency)), { recursive: true });
    await symlink(target, join(modules, dependency), 'dir');
  }
}
