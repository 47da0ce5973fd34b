import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';

import { settingNames } from '../config.ts';
import type { Config } from '../config.ts';
import { flagOf, settings } from '../settings.ts';
import type { Setting } from '../settings.ts';
import { CommandError } from './command-error.ts';

/** Flags that belong to commands, not to the configuration. */
const commandOptions = {
  pending: { type: 'boolean' },
  reported: { type: 'boolean' },
  json: { type: 'boolean' },
  reason: { type: 'string' },
} as const satisfies ParseArgsOptionsConfig;

/** What a command is run with. */
export interface CommandLine {
  config: Config;
  /** The words after the command's name. */
  words: readonly string[];
  options: { pending?: boolean; reported?: boolean; json?: boolean; reason?: string };
}

/** A command line taken apart. */
export interface ParsedLine {
  help: boolean;
  version: boolean;
  words: string[];
  /** Values of the settings' flags, as typed. */
  flags: Record<string, string | string[]>;
  options: CommandLine['options'];
}

/** Takes a command line apart. Throws a `CommandError` that names the wrong flag. */
export function readCommandLine(args: readonly string[]): ParsedLine {
  const settingOptions: ParseArgsOptionsConfig = {};
  for (const name of settingNames) {
    const { list }: Setting<unknown> = settings[name];
    settingOptions[flagOf(name)] = { type: 'string', multiple: list ?? false };
  }
  const options = {
    ...settingOptions,
    ...commandOptions,
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'v' },
  } as const satisfies ParseArgsOptionsConfig;
  const { tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const line: ParsedLine = { help: false, version: false, words: [], flags: {}, options: {} };
  for (const token of tokens) {
    if (token.kind === 'positional') line.words.push(token.value);
    if (token.kind !== 'option') continue;
    const known = Object.hasOwn(options, token.name)
      ? (options as ParseArgsOptionsConfig)[token.name]
      : undefined;
    if (!known) throw new CommandError(`There is no flag ${token.rawName}; --help lists them.`);
    if (known.type === 'boolean') {
      if (token.value !== undefined) throw new CommandError(`${token.rawName} takes no value.`);
      if (token.name === 'help' || token.name === 'version') line[token.name] = true;
      else line.options[token.name as 'pending' | 'reported' | 'json'] = true;
    } else {
      if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--'))) {
        throw new CommandError(`${token.rawName} needs a value.`);
      }
      if (token.name === 'reason') line.options.reason = token.value;
      else if (known.multiple)
        line.flags[token.name] = [line.flags[token.name] ?? [], token.value].flat();
      else line.flags[token.name] = token.value;
    }
  }
  return line;
}
