import { addApiKey, listApiKeys, removeApiKey } from '../keys/api-keys.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { withDatabase } from './with-database.ts';

/** `key add|remove <name>`, `key list`. */
export async function key(line: CommandLine): Promise<void> {
  const [action, name = '', ...rest] = line.words;
  if (action === 'list' && !name) {
    const keys = await withDatabase(line, ({ db }) => listApiKeys(db));
    for (const { name: known, used } of keys) {
      console.info(
        `${known}  ${used === null ? 'never used' : `last used ${new Date(used).toISOString()}`}`,
      );
    }
    return;
  }
  if ((action !== 'add' && action !== 'remove') || rest.length) {
    throw new CommandError('key takes "add <name>", "remove <name>" or "list".');
  }
  if (!/^[\w.-]{1,60}$/.test(name)) {
    throw new CommandError(
      'The name of a key has 1 to 60 letters, digits, dots, dashes or underscores.',
    );
  }
  if (action === 'remove') {
    if (!(await withDatabase(line, ({ db }) => removeApiKey(db, name)))) {
      throw new CommandError(`There is no key "${name}".`);
    }
    return;
  }
  const added = await withDatabase(line, (services) => addApiKey(services, name));
  if (added === undefined)
    throw new CommandError(`There is a key "${name}" already; choose another name.`);
  console.info(added);
  console.error('Keep it now: it is shown this once.');
}
