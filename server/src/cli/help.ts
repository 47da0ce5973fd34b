import { settingNames } from '../config.ts';
import { flagOf, settings, variableOf } from '../settings.ts';
import type { Setting } from '../settings.ts';

const commands = [
  ['serve', 'Start the server (the default).'],
  [
    'comments list [--pending | --reported] [--json]',
    'Show comments, those that wait or were reported.',
  ],
  ['comments publish <id…>', 'Publish comments that wait, were rejected or removed.'],
  [
    'comments reject <id…> [--reason <text>]',
    'Refuse comments; a published one becomes a tombstone.',
  ],
  ['comments delete <id…>', 'Erase the words and names of comments for good.'],
  ['key add | remove <name>', 'Make an API key and print it once; take one back.'],
  ['key list', 'Show the names of API keys.'],
  [
    'backup <file>',
    'Write a consistent copy of the database, whichever it is, to a SQLite file while it is in use.',
  ],
  [
    'copy <from> <to>',
    'Move a site into another, empty database; run again, it goes on or brings what changed.',
  ],
  ['migrate', 'Bring the tables up to date, as the start of the server does.'],
] as const;

/** The text of `--help`, from the same tables that the command line is read with. */
export function helpText(): string {
  const lines = ['Usage: news-elements-server [command] [flags]', '', 'Commands:'];
  for (const [usage, help] of commands) lines.push(`  ${usage}`, `      ${help}`);
  lines.push('', 'Settings, each as a flag or as an environment variable; the flag wins:');
  for (const name of settingNames) {
    const { value, help, list, ...setting }: Setting<unknown> = settings[name];
    const notes = [
      variableOf(name),
      ...(setting.default ? [`default ${setting.default}`] : []),
      ...(list ? ['several with commas or by repeating'] : []),
    ];
    lines.push(`  --${flagOf(name)} ${value}`, `      ${help}`, `      ${notes.join('; ')}`);
  }
  lines.push('', '  -h, --help      Show this.', '  -v, --version   Show the version.');
  return lines.join('\n');
}
