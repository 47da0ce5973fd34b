import { ConfigError, readConfig } from '../config.ts';
import { DatabaseError } from '../db/database.ts';
import { serverVersion } from '../version.ts';
import { CommandError } from './command-error.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandLine } from './command-line.ts';
import { helpText } from './help.ts';

type Command = (line: CommandLine) => Promise<void>;

/** Loaded when they are run: help and a mistyped flag need none of them. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serve,
  comments: async () => (await import('./comments.ts')).comments,
  key: async () => (await import('./key.ts')).key,
  backup: async () => (await import('./backup.ts')).backup,
  copy: async () => (await import('./copy.ts')).copy,
  migrate: async () => (await import('./migrate.ts')).migrate,
};

/**
 * Runs one command line to its end and returns the exit code: 0, or 1 after one sentence on standard error.
 * `serve` ends when the process is told to.
 */
export async function runCommand(
  args: readonly string[],
  environment: Partial<Record<string, string>>,
): Promise<number> {
  try {
    const { help, version, words, flags, options } = readCommandLine(args);
    if (help) {
      console.info(helpText());
      return 0;
    }
    if (version) {
      console.info(serverVersion);
      return 0;
    }
    const [name = 'serve', ...rest] = words;
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) throw new CommandError(`There is no command "${name}"; --help lists them.`);
    const config = readConfig(flags, environment);
    const command = await load();
    await command({ config, words: rest, options });
    return 0;
  } catch (error) {
    if (
      error instanceof CommandError ||
      error instanceof ConfigError ||
      error instanceof DatabaseError
    ) {
      console.error(error.message);
      return 1;
    }
    throw error;
  }
}
