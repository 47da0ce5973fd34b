import { ConfigError, readConfig } from '../config.ts';
import { DatabaseError } from '../db/database.ts';
import { serverVersion } from '../version.ts';
import { backup } from './backup.ts';
import { CommandError } from './command-error.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandLine } from './command-line.ts';
import { comments } from './comments.ts';
import { helpText } from './help.ts';
import { key } from './key.ts';
import { serve } from './serve.ts';

const commands: Record<string, (line: CommandLine) => Promise<void>> = {
  serve,
  comments,
  key,
  backup,
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
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new CommandError(`There is no command "${name}"; --help lists them.`);
    await command({ config: readConfig(flags, environment), words: rest, options });
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
