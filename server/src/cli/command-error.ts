/** What went wrong, in one sentence for the one at the command line; the exit code is 1. */
export class CommandError extends Error {
  override name = 'CommandError';
}
