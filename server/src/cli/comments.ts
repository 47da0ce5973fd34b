import { decide } from '../moderation/decide.ts';
import type { Decision } from '../moderation/decide.ts';
import { readQueue } from '../moderation/queue.ts';
import type { QueuedComment } from '../moderation/queue.ts';
import { plainText, shorten } from '../rich-text/plain-text.ts';
import { renderComment } from '../rich-text/render.ts';
import { CommandError } from './command-error.ts';
import type { CommandLine } from './command-line.ts';
import { withDatabase } from './with-database.ts';

const excerptLength = 160;
const decisions: Record<string, { decision: Decision; done: string }> = {
  publish: { decision: 'publish', done: 'published' },
  reject: { decision: 'reject', done: 'rejected' },
  delete: { decision: 'delete', done: 'deleted' },
};

/** `comments list|publish|reject|delete`. */
export async function comments(line: CommandLine): Promise<void> {
  const [action = 'list', ...ids] = line.words;
  if (action === 'list') return list(line, ids);
  const known = Object.hasOwn(decisions, action) ? decisions[action] : undefined;
  if (!known) throw new CommandError('comments takes list, publish, reject or delete.');
  if (!ids.length) throw new CommandError(`comments ${action} needs the id of a comment.`);
  const unknown = await withDatabase(line, (services) =>
    decide(services, ids, known.decision, line.options.reason),
  );
  if (unknown.length) {
    throw new CommandError(
      `Nothing is changed: there is no comment ${unknown.join(', ')}, or it is erased.`,
    );
  }
  console.info(`${ids.length === 1 ? 'One comment' : `${ids.length} comments`} ${known.done}.`);
}

async function list(line: CommandLine, words: readonly string[]): Promise<void> {
  const { pending, reported, json } = line.options;
  if (words.length) throw new CommandError('comments list takes only flags.');
  if (pending && reported)
    throw new CommandError('comments list takes --pending or --reported, not both.');
  const filter = pending ? 'pending' : reported ? 'reported' : 'all';
  const queue = await withDatabase(line, ({ db }) => readQueue(db, filter));
  if (json) console.info(JSON.stringify(queue, null, 2));
  else if (queue.length) console.info(queue.map(inLines).join('\n'));
  else console.info(filter === 'all' ? 'There are no comments.' : `No comment is ${filter}.`);
}

function inLines({ id, created, status, name, text, article, reports }: QueuedComment): string {
  const reasons = [...Map.groupBy(reports, ({ reason }) => reason)];
  return [
    `${id}  ${created.slice(0, 16).replace('T', ' ')}  ${status}`,
    `    ${name}: ${plainText(renderComment(text), excerptLength)}`,
    `    on ${shorten(article, excerptLength)}`,
    ...(reasons.length
      ? [`    reported: ${reasons.map(([reason, all]) => `${reason} ${all.length}`).join(', ')}`]
      : []),
  ].join('\n');
}
