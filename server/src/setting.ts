/** One setting: its flag is `--` and the name with dashes, its variable is `NEWS_ELEMENTS_` and the name. */
export interface Setting<Value> {
  /** What stands behind the flag in `--help`. */
  value: string;
  /** One or two lines for `--help`. */
  help: string;
  /** What holds when nothing is given, as it would be typed. */
  default: string;
  /** Whether the flag may be given several times. */
  list?: true;
  /** Whether a wrong value may not be repeated in what the one who starts the server reads. */
  secret?: true;
  /** The environment variable, where it is not the derived one. */
  variable?: string;
  /** Reads what was typed, one or several times. Throws a `RangeError` that says what the setting takes. */
  parse: (typed: readonly string[]) => Value;
}

/** Keeps the type of a setting's value. */
export function setting<Value>(definition: Setting<Value>): Setting<Value> {
  return definition;
}
