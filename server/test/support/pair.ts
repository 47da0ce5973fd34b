import { ownDatabase } from './database.ts';
import { startProgram } from './program.ts';
import type { Program } from './program.ts';

/** An article whose comments any of the processes takes. */
export const article = 'https://paper.example/2013/bridge';

/** What the processes of one site have in common. */
export const sharedSettings = [
  ...['--public-url', 'https://talk.paper.example'],
  ...['--allow-origin', 'https://paper.example'],
];

/** Two processes on one database, as behind one address. */
export interface Pair extends AsyncDisposable {
  readonly one: Program;
  readonly other: Program;
  /** What a third one is started with. */
  readonly settings: readonly string[];
}

/** Starts both together, on a database without tables. */
export async function startPair(flags: readonly string[]): Promise<Pair> {
  await using stack = new AsyncDisposableStack();
  const { address } = stack.use(await ownDatabase({ empty: true }));
  const settings = ['--database', address, ...sharedSettings, ...flags];
  const start = async () => {
    const program = await startProgram(settings);
    stack.defer(async () => void (await program.end('SIGKILL')));
    return program;
  };
  const started = await Promise.allSettled([start(), start()]);
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  const [one, other] = started.map((result) => (result as PromiseFulfilledResult<Program>).value);
  const after = stack.move();
  return {
    one: one!,
    other: other!,
    settings,
    [Symbol.asyncDispose]: () => after.disposeAsync(),
  };
}
