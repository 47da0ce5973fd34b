import { pino } from 'pino';
import type { Logger } from 'pino';

const hidden = new Set(['level', 'time', 'msg', 'err']);

/**
 * A log on standard error: JSON, or on a terminal one plain line an entry. Nothing in it names a reader:
 * callers log what the server does, never addresses, names, texts or keys.
 */
export function openLog(level: string): Logger {
  const options = { level, base: null };
  if (!process.stderr.isTTY) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(options, { write: (line: string) => void process.stderr.write(plainLine(line)) });
}

function plainLine(line: string): string {
  const entry = JSON.parse(line) as {
    level: number;
    time: number;
    msg?: string;
    err?: { stack?: string };
  };
  const time = new Date(entry.time).toISOString().slice(11, 19);
  const level = (pino.levels.labels[entry.level] ?? '').padEnd(5);
  const rest = Object.entries(entry)
    .filter(([name]) => !hidden.has(name))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .join('');
  return `${time} ${level} ${entry.msg ?? ''}${rest}\n${entry.err?.stack ? `${entry.err.stack}\n` : ''}`;
}
