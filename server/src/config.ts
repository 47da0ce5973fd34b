import { wrongTogether } from './readers/settings-together.ts';
import { flagOf, settings, variableOf } from './settings.ts';
import type { Setting, Settings } from './settings.ts';

/** A wrong flag, value or combination, in one sentence for the one who starts the server. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The settings of a server. */
export type Config = {
  readonly [Name in keyof Settings]: ReturnType<Settings[Name]['parse']>;
};

/** Names of all settings, in the order of `--help`. */
export const settingNames = Object.keys(settings) as (keyof Settings)[];

/**
 * A configuration from flags and environment; a flag wins over its variable, both over the default.
 * Throws a `ConfigError` that names the flag or variable and says what it takes.
 */
export function readConfig(
  flags: Partial<Record<string, string | string[]>>,
  environment: Partial<Record<string, string>> = {},
): Config {
  const config: Record<string, unknown> = {};
  for (const name of settingNames) {
    const setting: Setting<unknown> = settings[name];
    const flag = flags[flagOf(name)];
    const variable = environment[variableOf(name)];
    const [typed, source] =
      flag !== undefined
        ? [[flag].flat(), `--${flagOf(name)}`]
        : variable !== undefined && variable !== ''
          ? [[variable], variableOf(name)]
          : [[setting.default], `--${flagOf(name)}`];
    try {
      config[name] = setting.parse(typed);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const given = setting.secret ? '' : `, not "${typed.join(',')}"`;
      throw new ConfigError(`${source} takes ${error.message}${given}.`);
    }
  }
  checkTogether(config as Config);
  return config as Config;
}

/** The defaults, with some settings replaced: for a program that mounts the app in its own. */
export function defaultConfig(changes: Partial<Config> = {}): Config {
  return { ...readConfig({}), ...changes };
}

/** Settings that are right alone and wrong together. */
function checkTogether(config: Config): void {
  const wrong = wrongTogether(config);
  if (wrong) throw new ConfigError(wrong);
  const { publicUrl, basePath } = config;
  if (!publicUrl || !basePath) return;
  const path = new URL(publicUrl).pathname;
  if (path.endsWith(basePath)) return;
  throw new ConfigError(
    `--public-url has to end in the --base-path ${basePath}, since everything lies below it; it is ${publicUrl}.`,
  );
}
